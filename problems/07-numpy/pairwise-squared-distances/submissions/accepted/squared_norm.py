np.linalg.norm(a[:, None, :] - b[None, :, :], axis=-1) ** 2
