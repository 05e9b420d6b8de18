np.array([[v / math.hypot(*row) if any(row) else 0.0 for v in row] for row in x.tolist()])
