def merge_spans(spans):
    events = []
    for start, end, label in spans:
        events.append((label, start, 1))
        events.append((label, end, -1))
    merged = []
    opened = 0
    for label, offset, change in sorted(events):
        if opened == 0:
            begins = offset
        opened += change
        if opened == 0:
            merged.append((begins, offset, label))
    return merged
