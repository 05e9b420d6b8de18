(lambda a, b: q @ docs.T / (np.where(a == 0, 1, a)[:, None] * np.where(b == 0, 1, b)))(
    np.linalg.norm(q, axis=1), np.linalg.norm(docs, axis=1)
)
