np.array([np.where(z >= 0, z, 0.2 * z) for z in (np.add.outer(p, q) for p, q in zip(s.T, t.T))])
