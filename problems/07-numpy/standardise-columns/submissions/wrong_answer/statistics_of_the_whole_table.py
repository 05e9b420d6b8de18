(x - x.mean()) / x.std()
