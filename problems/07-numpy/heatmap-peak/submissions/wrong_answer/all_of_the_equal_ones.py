np.argwhere(heat == np.nanmax(heat))
