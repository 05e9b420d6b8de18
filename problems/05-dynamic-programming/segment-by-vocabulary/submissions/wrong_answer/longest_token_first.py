def segment(text, vocabulary):
    tokens = sorted(vocabulary, key=len, reverse=True)
    cut, at = [], 0
    while at < len(text):
        token = next((token for token in tokens if text.startswith(token, at)), None)
        if token is None:
            return None
        cut.append(token)
        at += len(token)
    return cut
