def sparse_dot(left, right):
    left, right = sorted(left), sorted(right)
    total = 0.0
    at = other = 0
    while at < len(left) and other < len(right):
        index = min(left[at][0], right[other][0])
        mine = theirs = 0.0
        while at < len(left) and left[at][0] == index:
            mine += left[at][1]
            at += 1
        while other < len(right) and right[other][0] == index:
            theirs += right[other][1]
            other += 1
        total += mine * theirs
    return total
