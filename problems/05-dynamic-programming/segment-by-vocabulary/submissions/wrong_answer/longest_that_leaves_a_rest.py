def segment(text, vocabulary):
    tokens = set(vocabulary)
    sizes = sorted({len(token) for token in tokens}, reverse=True)
    possible = [False] * len(text) + [True]
    for start in range(len(text) - 1, -1, -1):
        possible[start] = any(
            start + size <= len(text) and possible[start + size] and text[start:start + size] in tokens
            for size in sizes
        )
    if not possible[0]:
        return None
    cut, at = [], 0
    while at < len(text):
        size = next(
            size for size in sizes
            if at + size <= len(text) and possible[at + size] and text[at:at + size] in tokens
        )
        cut.append(text[at:at + size])
        at += size
    return cut
