np.eye(k, dtype=int)[truth].T @ np.eye(k, dtype=int)[predicted]
