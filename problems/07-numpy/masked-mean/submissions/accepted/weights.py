np.einsum("ij,ijl->il", mask / np.maximum(mask.sum(axis=1, keepdims=True), 1), np.where(mask[:, :, None], x, 0))
