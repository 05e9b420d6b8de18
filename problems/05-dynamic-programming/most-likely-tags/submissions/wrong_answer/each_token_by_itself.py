def most_likely_tags(start, follow, emit, tokens):
    tags = range(len(start))
    path = [max(tags, key=lambda j: emit[j][token]) for token in tokens]
    return None if any(emit[tag][token] == 0 for tag, token in zip(path, tokens)) else path
