def label_regions(mask):
    labels = [[0] * len(row) for row in mask]

    def flood(i, j, region):
        if 0 <= i < len(mask) and 0 <= j < len(mask[i]) and mask[i][j] and not labels[i][j]:
            labels[i][j] = region
            flood(i - 1, j, region)
            flood(i + 1, j, region)
            flood(i, j - 1, region)
            flood(i, j + 1, region)

    regions = 0
    for i, row in enumerate(mask):
        for j, marked in enumerate(row):
            if marked and not labels[i][j]:
                regions += 1
                flood(i, j, regions)
    return labels
