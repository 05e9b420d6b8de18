def segment(text, vocabulary):
    parts = [text] if text else []
    for token in sorted(vocabulary, key=len, reverse=True):
        cut = []
        for part in parts:
            if part in vocabulary and len(part) >= len(token):
                cut.append(part)
                continue
            pieces = part.split(token)
            for i, piece in enumerate(pieces):
                cut += [token] * (i > 0) + [piece] * (piece != "")
        parts = cut
    return parts if all(part in vocabulary for part in parts) else None
