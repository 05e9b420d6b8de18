def segment(text, vocabulary):
    fewest, last = [0] + [float("inf")] * len(text), [""] * (len(text) + 1)
    for start in range(len(text)):
        for token in vocabulary:
            end = start + len(token)
            if text.startswith(token, start) and fewest[start] + 1 < fewest[end]:
                fewest[end], last[end] = fewest[start] + 1, token
    if fewest[-1] == float("inf"):
        return None
    cut, end = [], len(text)
    while end > 0:
        cut.append(last[end])
        end -= len(last[end])
    return cut[::-1]
