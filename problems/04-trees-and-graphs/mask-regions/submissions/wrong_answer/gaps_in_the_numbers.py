def label_regions(mask):
    parent = [0]

    def root(label):
        while parent[label] != label:
            label = parent[label]
        return label

    labels = []
    for i, row in enumerate(mask):
        labels.append([])
        for j, marked in enumerate(row):
            up = labels[i - 1][j] if i else 0
            left = labels[i][j - 1] if j else 0
            if not marked:
                labels[i].append(0)
            elif up or left:
                low, high = sorted((root(up or left), root(left or up)))
                parent[high] = low
                labels[i].append(low)
            else:
                parent.append(len(parent))
                labels[i].append(parent[-1])
    return [[root(label) for label in row] for row in labels]
