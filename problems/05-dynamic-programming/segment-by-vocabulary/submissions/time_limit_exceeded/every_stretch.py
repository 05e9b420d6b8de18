def segment(text, vocabulary):
    tokens = set(vocabulary)
    fewest, last = [0], [0]
    for end in range(1, len(text) + 1):
        best = min(
            ((fewest[start] + 1, start) for start in range(end) if text[start:end] in tokens),
            default=(float("inf"), 0),
        )
        fewest.append(best[0])
        last.append(best[1])
    if fewest[-1] == float("inf"):
        return None
    cut, end = [], len(text)
    while end > 0:
        cut.append(text[last[end]:end])
        end = last[end]
    return cut[::-1]
