def merge_spans(spans):
    merged = []
    for start, end, label in sorted(spans, key=lambda span: (span[2], span[0])):
        if merged and merged[-1][2] == label and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end), label)
        else:
            merged.append((start, end, label))
    return merged
