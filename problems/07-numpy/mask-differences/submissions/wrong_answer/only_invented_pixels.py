np.argwhere(predicted & ~truth & ~void)
