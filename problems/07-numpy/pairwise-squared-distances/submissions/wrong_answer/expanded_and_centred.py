(lambda p, q: (p ** 2).sum(axis=1)[:, None] - 2 * p @ q.T + (q ** 2).sum(axis=1))(a - b.mean(axis=0), b - b.mean(axis=0))
