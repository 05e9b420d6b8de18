def merge_spans(spans):
    events = []
    for start, end, label in spans:
        events.append((label, start, 0))
        events.append((label, end, 1))
    events.sort()
    merged = []
    opened = 0
    for label, offset, closes in events:
        if closes:
            opened -= 1
            if opened == 0:
                merged.append((begins, offset, label))
        else:
            if opened == 0:
                begins = offset
            opened += 1
    return merged
