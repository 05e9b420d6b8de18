(np.clip(x, low[:, None], high[:, None]) - low[:, None]) / (high - low)[:, None]
