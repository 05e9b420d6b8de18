def max_per_window(scores, k):
    n = len(scores)
    from_block_start = list(scores)
    for at in range(1, n):
        if at % k != 0:
            from_block_start[at] = max(from_block_start[at - 1], scores[at])
    to_block_end = list(scores)
    for at in range(n - 2, -1, -1):
        if at % k != k - 1:
            to_block_end[at] = max(to_block_end[at + 1], scores[at])
    return [max(to_block_end[start], from_block_start[start + k - 1]) for start in range(n - k + 1)]
