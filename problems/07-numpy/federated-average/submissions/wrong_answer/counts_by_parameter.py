(params * counts).sum(axis=0) / counts.sum()
