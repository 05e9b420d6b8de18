x[sorted(range(len(x)), key=lambda i: (x[i, column] != x[i, column], -x[i, column] if x[i, column] == x[i, column] else 0))]
