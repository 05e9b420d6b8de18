a.shape[0] == a.shape[1] and all(abs(a[i, j] - a[j, i]) <= 1e-9 * abs(a).max() for i in range(len(a)) for j in range(i, len(a)))
