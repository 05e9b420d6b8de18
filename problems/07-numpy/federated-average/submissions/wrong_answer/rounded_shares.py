np.round(counts / counts.sum(), 3)[counts > 0] @ params[counts > 0]
