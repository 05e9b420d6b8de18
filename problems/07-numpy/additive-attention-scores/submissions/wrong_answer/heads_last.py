(lambda z: np.maximum(z, 0.2 * z))(s[:, None, :] + t)
