(lambda p, q: p.T[:, :, None] + q.T[:, None, :])(np.maximum(s, 0.2 * s), np.maximum(t, 0.2 * t))
