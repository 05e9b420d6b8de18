(x - x.mean()).T @ (x - x.mean()) / (len(x) - 1)
