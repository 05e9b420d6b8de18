s.T[:, :, None] + t.T[:, None, :]
