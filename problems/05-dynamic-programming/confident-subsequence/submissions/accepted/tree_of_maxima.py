from collections import defaultdict


def best_total(frames, k):
    positions = defaultdict(list)
    for at, (prediction, _) in enumerate(frames):
        positions[prediction].append(at)
    return max(best_of_one(own, [frames[at][1] for at in own], k) for own in positions.values())


def best_of_one(positions, confidences, k):
    leaves = len(positions)
    tree = [0.0] * (2 * leaves)  # node i holds the larger of nodes 2i and 2i + 1
    first = 0
    best = float("-inf")
    for place, at in enumerate(positions):
        while positions[first] < at - k:
            first += 1
        total = confidences[place] + largest(tree, leaves + first, leaves + place)
        best = max(best, total)
        node = leaves + place
        while node > 0:
            tree[node] = max(tree[node], total)
            node //= 2
    return best


def largest(tree, low, high):
    found = 0.0
    while low < high:
        if low % 2 == 1:
            found = max(found, tree[low])
            low += 1
        if high % 2 == 1:
            high -= 1
            found = max(found, tree[high])
        low //= 2
        high //= 2
    return found
