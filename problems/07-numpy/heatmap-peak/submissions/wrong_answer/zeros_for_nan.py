np.unravel_index(np.argmax(np.nan_to_num(heat)), heat.shape)
