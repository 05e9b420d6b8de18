(x[:, None] > x).sum(axis=1) * k // len(x)
