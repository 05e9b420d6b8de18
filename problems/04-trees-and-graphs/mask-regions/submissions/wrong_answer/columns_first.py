def label_regions(mask):
    labels = [[0] * len(row) for row in mask]
    regions = 0
    for left in range(len(mask[0]) if mask else 0):
        for top in range(len(mask)):
            if not mask[top][left] or labels[top][left]:
                continue
            regions += 1
            labels[top][left] = regions
            waiting = [(top, left)]
            while waiting:
                i, j = waiting.pop()
                for r, c in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    if 0 <= r < len(mask) and 0 <= c < len(mask[0]) and mask[r][c] and not labels[r][c]:
                        labels[r][c] = regions
                        waiting.append((r, c))
    return labels
