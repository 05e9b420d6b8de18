counts[counts > 0] @ params[counts > 0] / counts.sum()
