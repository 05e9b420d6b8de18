np.maximum(s.T[:, :, None] + t.T[:, None, :], 0)
