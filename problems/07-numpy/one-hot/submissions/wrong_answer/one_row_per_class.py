(np.arange(k)[:, None] == labels).astype(float)
