def label_regions(mask):
    parent = [0]

    def root(label):
        while parent[label] != label:
            parent[label] = parent[parent[label]]
            label = parent[label]
        return label

    provisional = []
    above = []
    for row in mask:
        current = []
        for j, marked in enumerate(row):
            up = above[j] if above else 0
            left = current[-1] if current else 0
            if not marked:
                current.append(0)
            elif not up and not left:
                parent.append(len(parent))
                current.append(parent[-1])
            else:
                first, second = sorted((root(up or left), root(left or up)))
                parent[second] = first
                current.append(first)
        provisional.append(current)
        above = current
    number = {0: 0}
    return [[number.setdefault(root(label), len(number)) for label in row] for row in provisional]
