(x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
