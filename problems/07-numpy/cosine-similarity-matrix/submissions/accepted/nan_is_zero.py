np.nan_to_num(q @ docs.T / np.outer(np.linalg.norm(q, axis=1), np.linalg.norm(docs, axis=1)))
