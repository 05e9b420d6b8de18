(int(np.nansum(heat, axis=1).argmax()), int(np.nansum(heat, axis=0).argmax()))
