np.nan_to_num((q / np.linalg.norm(q, axis=1)) @ (docs / np.linalg.norm(docs, axis=1)).T)
