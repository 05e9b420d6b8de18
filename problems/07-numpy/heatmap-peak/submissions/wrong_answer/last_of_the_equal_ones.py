tuple(np.argwhere(heat == np.nanmax(heat))[-1])
