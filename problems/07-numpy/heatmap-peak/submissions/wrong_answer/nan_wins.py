np.unravel_index(np.argmax(heat), heat.shape)
