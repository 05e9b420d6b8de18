from functools import cache


def segment(text, vocabulary):
    tokens = set(vocabulary)
    longest = max(map(len, tokens), default=0)

    @cache
    def best(start):
        if start == len(text):
            return 0, None
        found = float("inf"), None
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            if text[start:end] in tokens and best(end)[0] + 1 < found[0]:
                found = best(end)[0] + 1, end
        return found

    if best(0)[0] == float("inf"):
        return None
    cut, start = [], 0
    while start < len(text):
        end = best(start)[1]
        cut.append(text[start:end])
        start = end
    return cut
