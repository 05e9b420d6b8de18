((x.T - x.T.mean(axis=1, keepdims=True)) / x.T.std(axis=1, keepdims=True)).T
