def label_regions(mask):
    height, width = len(mask), len(mask[0])
    labels = [[0] * width for _ in range(height)]
    regions = 0
    for start in range(height * width):
        top, left = divmod(start, width)
        if mask[top][left] and not labels[top][left]:
            regions += 1
            labels[top][left] = regions
            waiting = [(top, left)]
            for i, j in waiting:
                for r, c in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    if 0 <= r < height and 0 <= c < width and mask[r][c] and not labels[r][c]:
                        labels[r][c] = regions
                        waiting.append((r, c))
    return labels
