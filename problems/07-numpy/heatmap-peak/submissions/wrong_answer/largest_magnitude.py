np.unravel_index(np.nanargmax(np.abs(heat)), heat.shape)
