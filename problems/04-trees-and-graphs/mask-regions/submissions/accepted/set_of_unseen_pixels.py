from collections import deque


def label_regions(mask):
    unseen = {(i, j): None for i, row in enumerate(mask) for j, pixel in enumerate(row) if pixel}
    labels = [[0 for _ in row] for row in mask]
    region = 0
    for start in list(unseen):
        if start not in unseen:
            continue
        del unseen[start]
        region += 1
        queue = deque([start])
        while queue:
            i, j = queue.popleft()
            labels[i][j] = region
            for neighbour in ((i + 1, j), (i, j + 1), (i - 1, j), (i, j - 1)):
                if neighbour in unseen:
                    del unseen[neighbour]
                    queue.append(neighbour)
    return labels
