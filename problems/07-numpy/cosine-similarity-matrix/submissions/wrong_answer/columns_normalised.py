np.nan_to_num((q / np.linalg.norm(q, axis=0)) @ (docs / np.linalg.norm(docs, axis=0)).T)
