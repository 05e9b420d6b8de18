np.unravel_index(np.nanargmax(np.round(heat, 9)), heat.shape)
