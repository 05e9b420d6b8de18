(q / np.maximum(np.linalg.norm(q, axis=1, keepdims=True), 1e-200)) @ (
    docs / np.maximum(np.linalg.norm(docs, axis=1, keepdims=True), 1e-200)
).T
