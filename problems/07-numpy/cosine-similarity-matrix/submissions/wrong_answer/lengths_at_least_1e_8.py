q @ docs.T / np.outer(np.maximum(np.linalg.norm(q, axis=1), 1e-8), np.maximum(np.linalg.norm(docs, axis=1), 1e-8))
