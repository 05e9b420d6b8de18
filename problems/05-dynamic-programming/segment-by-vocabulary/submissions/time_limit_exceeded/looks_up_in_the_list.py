def segment(text, vocabulary):
    longest = max(map(len, vocabulary), default=0)
    fewest, last = [0], [0]
    for end in range(1, len(text) + 1):
        best, length = float("inf"), 0
        for size in range(1, min(longest, end) + 1):
            if text[end - size:end] in vocabulary and fewest[end - size] + 1 < best:
                best, length = fewest[end - size] + 1, size
        fewest.append(best)
        last.append(length)
    if fewest[-1] == float("inf"):
        return None
    cut, end = [], len(text)
    while end > 0:
        cut.append(text[end - last[end]:end])
        end -= last[end]
    return cut[::-1]
