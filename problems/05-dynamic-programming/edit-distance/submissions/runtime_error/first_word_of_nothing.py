def edit_distance(said, heard):
    table = [[0] * len(heard) for _ in said]
    for i in range(len(said)):
        for j in range(len(heard)):
            above = table[i - 1][j] if i > 0 else j + 1
            before = table[i][j - 1] if j > 0 else i + 1
            corner = table[i - 1][j - 1] if i > 0 and j > 0 else max(i, j)
            table[i][j] = min(above + 1, before + 1, corner + (said[i] != heard[j]))
    return table[-1][-1]
