def label_regions(mask):
    labels = [[0] * len(row) for row in mask]
    first = 0
    for i, row in enumerate(mask):
        for j, marked in enumerate(row):
            first += marked
            labels[i][j] = first if marked else 0
    changed = True
    while changed:
        changed = False
        for i, row in enumerate(mask):
            for j, marked in enumerate(row):
                if marked:
                    for r, c in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                        if 0 <= r < len(mask) and 0 <= c < len(row) and mask[r][c] and labels[r][c] < labels[i][j]:
                            labels[i][j] = labels[r][c]
                            changed = True
    number = {0: 0}
    return [[number.setdefault(label, len(number)) for label in row] for row in labels]
