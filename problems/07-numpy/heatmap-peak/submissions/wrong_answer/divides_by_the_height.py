divmod(int(np.nanargmax(heat)), heat.shape[0])
