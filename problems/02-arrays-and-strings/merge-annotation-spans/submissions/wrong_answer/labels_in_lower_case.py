def merge_spans(spans):
    merged = []
    for start, end, label in sorted(spans, key=lambda span: (span[2].lower(), span[0])):
        if merged and merged[-1][2].lower() == label.lower() and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end), merged[-1][2])
        else:
            merged.append((start, end, label))
    return merged
