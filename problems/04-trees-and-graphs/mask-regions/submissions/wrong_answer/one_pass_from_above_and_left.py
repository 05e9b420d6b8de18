def label_regions(mask):
    labels = [[0] * len(row) for row in mask]
    regions = 0
    for i, row in enumerate(mask):
        for j, marked in enumerate(row):
            if marked:
                up = labels[i - 1][j] if i > 0 else 0
                left = labels[i][j - 1] if j > 0 else 0
                if up or left:
                    labels[i][j] = up or left
                else:
                    regions += 1
                    labels[i][j] = regions
    return labels
