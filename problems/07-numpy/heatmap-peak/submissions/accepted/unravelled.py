np.unravel_index(np.nanargmax(heat), heat.shape)
