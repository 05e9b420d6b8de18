a.shape == a.T.shape
