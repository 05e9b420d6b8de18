(lambda z: np.maximum(z, 0.01 * z))(s.T[:, :, None] + t.T[:, None, :])
