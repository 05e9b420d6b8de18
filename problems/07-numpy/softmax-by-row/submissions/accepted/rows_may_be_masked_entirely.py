(lambda e: e / np.maximum(e.sum(axis=1, keepdims=True), 1e-300))(
    np.exp(x - np.maximum(x.max(axis=1, keepdims=True), -1e300))
)
