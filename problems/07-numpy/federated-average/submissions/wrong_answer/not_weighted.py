params[counts > 0].mean(axis=0)
