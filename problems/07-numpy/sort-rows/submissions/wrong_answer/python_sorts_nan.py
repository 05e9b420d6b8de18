np.array(sorted(x.tolist(), key=lambda row: -row[column]))
