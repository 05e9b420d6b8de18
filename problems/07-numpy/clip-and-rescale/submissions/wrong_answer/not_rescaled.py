np.clip(x, low, high)
