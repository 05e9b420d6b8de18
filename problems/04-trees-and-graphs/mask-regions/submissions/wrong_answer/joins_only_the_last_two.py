def label_regions(mask):
    same = {}
    labels = []
    regions = 0
    for i, row in enumerate(mask):
        labels.append([])
        for j, marked in enumerate(row):
            up = labels[i - 1][j] if i else 0
            left = labels[i][j - 1] if j else 0
            if not marked:
                label = 0
            elif up and left:
                label = min(up, left)
                same[max(up, left)] = label  # an older note on the same number is lost
            elif up or left:
                label = up or left
            else:
                regions += 1
                label = regions
            labels[i].append(label)

    def root(label):
        while same.get(label, label) != label:
            label = same[label]
        return label

    number = {0: 0}
    return [[number.setdefault(root(label), len(number)) for label in row] for row in labels]
