def label_regions(mask):
    labels = [[0] * len(row) for row in mask]
    regions = 0
    for top, row in enumerate(mask):
        for left, marked in enumerate(row):
            if marked and not labels[top][left]:
                regions += 1
                seen = [(top, left)]
                for i, j in seen:
                    labels[i][j] = regions
                    for r, c in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                        if 0 <= r < len(mask) and 0 <= c < len(row) and mask[r][c] and (r, c) not in seen:
                            seen.append((r, c))
    return labels
