a @ b.T
