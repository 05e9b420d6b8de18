def segment(text, vocabulary):
    if not text:
        return []
    best = None
    for token in vocabulary:
        if text.startswith(token):
            rest = segment(text[len(token):], vocabulary)
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = [token] + rest
    return best
