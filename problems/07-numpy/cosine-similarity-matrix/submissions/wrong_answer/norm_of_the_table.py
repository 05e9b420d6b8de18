q @ docs.T / (np.linalg.norm(q) * np.linalg.norm(docs))
