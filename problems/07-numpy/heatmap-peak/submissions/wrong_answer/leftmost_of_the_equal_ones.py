np.unravel_index(np.nanargmax(heat.T), heat.T.shape)[::-1]
