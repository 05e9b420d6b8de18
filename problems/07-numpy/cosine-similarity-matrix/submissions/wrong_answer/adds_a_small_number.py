q @ docs.T / (np.outer(np.linalg.norm(q, axis=1), np.linalg.norm(docs, axis=1)) + 1e-8)
