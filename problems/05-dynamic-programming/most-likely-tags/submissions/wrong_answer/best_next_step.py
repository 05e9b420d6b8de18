def most_likely_tags(start, follow, emit, tokens):
    tags = range(len(start))
    path = []
    row = start
    for token in tokens:
        tag = max(tags, key=lambda j: row[j] * emit[j][token])
        if row[tag] * emit[tag][token] == 0:
            return None
        path.append(tag)
        row = follow[tag]
    return path
