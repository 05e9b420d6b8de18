divmod(int(np.argmax(np.where(np.isnan(heat), -np.inf, heat))), heat.shape[1])
