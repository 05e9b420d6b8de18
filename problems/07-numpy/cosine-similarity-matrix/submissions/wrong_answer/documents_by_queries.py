np.nan_to_num(docs @ q.T / np.outer(np.linalg.norm(docs, axis=1), np.linalg.norm(q, axis=1)))
