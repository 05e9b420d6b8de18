s.ravel()[:len(s) * (len(s) - 1) // 2]
