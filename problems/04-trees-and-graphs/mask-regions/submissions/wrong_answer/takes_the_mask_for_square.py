def label_regions(mask):
    labels = [[0] * len(row) for row in mask]
    regions = 0
    for top, row in enumerate(mask):
        for left, marked in enumerate(row):
            if not marked or labels[top][left]:
                continue
            regions += 1
            labels[top][left] = regions
            waiting = [(top, left)]
            while waiting:
                i, j = waiting.pop()
                for r, c in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    if 0 <= r < len(mask) and 0 <= c < len(mask) and c < len(row) and mask[r][c] and not labels[r][c]:
                        labels[r][c] = regions
                        waiting.append((r, c))
    return labels
