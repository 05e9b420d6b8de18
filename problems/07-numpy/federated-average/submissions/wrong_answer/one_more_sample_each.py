(counts + 1)[counts > 0] @ params[counts > 0] / (counts + 1)[counts > 0].sum()
