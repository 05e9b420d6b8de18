np.array([sorted(range(len(row)), key=lambda at: -row[at])[:k] for row in scores])
