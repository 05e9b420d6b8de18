int(np.nanargmax(heat))
