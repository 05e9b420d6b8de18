np.unravel_index(np.nanargmin(heat), heat.shape)
