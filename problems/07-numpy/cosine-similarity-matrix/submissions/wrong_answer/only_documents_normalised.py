np.nan_to_num(q @ (docs / np.linalg.norm(docs, axis=1, keepdims=True)).T)
