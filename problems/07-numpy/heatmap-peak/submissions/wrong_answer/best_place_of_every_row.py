(int(np.nanmax(heat)), int(np.nanargmax(heat) % heat.shape[1]))
