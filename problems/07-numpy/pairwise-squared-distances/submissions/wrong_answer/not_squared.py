np.linalg.norm(a[:, None, :] - b, axis=2)
