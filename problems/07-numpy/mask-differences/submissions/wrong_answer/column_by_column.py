np.argwhere(((truth != predicted) & ~void).T)[:, ::-1]
