counts @ params / counts.sum()
