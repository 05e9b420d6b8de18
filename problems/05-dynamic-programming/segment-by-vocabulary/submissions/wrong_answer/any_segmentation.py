def segment(text, vocabulary):
    tokens = set(vocabulary)
    longest = max(map(len, tokens), default=0)
    last = [0] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for size in range(1, min(longest, end) + 1):
            if last[end - size] is not None and text[end - size:end] in tokens:
                last[end] = size
                break
    if last[-1] is None:
        return None
    cut, end = [], len(text)
    while end > 0:
        cut.append(text[end - last[end]:end])
        end -= last[end]
    return cut[::-1]
