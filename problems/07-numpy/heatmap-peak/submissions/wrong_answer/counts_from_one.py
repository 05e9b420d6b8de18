tuple(int(i) + 1 for i in np.unravel_index(np.nanargmax(heat), heat.shape))
