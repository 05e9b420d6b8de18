(x - x.min(axis=1, keepdims=True)) / (x - x.min(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
