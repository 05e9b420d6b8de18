def segment(text, vocabulary):
    tokens = set(vocabulary)
    longest = max(map(len, tokens), default=0)
    fewest = [0]
    last = [0]  # length of the last token, 0 where there is none
    for end in range(1, len(text) + 1):
        best, length = float("inf"), 0
        for size in range(1, min(longest, end + 1)):
            if fewest[end - size] + 1 < best and text[end - size:end] in tokens:
                best, length = fewest[end - size] + 1, size
        fewest.append(best)
        last.append(length)
    if fewest[-1] == float("inf"):
        return None
    cut = []
    end = len(text)
    while end > 0:
        cut.append(text[end - last[end]:end])
        end -= last[end]
    return cut[::-1]
