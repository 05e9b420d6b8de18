def merge_spans(spans):
    merged = []
    for start, end, label in sorted(spans, key=lambda span: (span[2], span[1])):
        if merged and merged[-1][2] == label and start <= merged[-1][1]:
            merged[-1] = (min(merged[-1][0], start), end, label)
        else:
            merged.append((start, end, label))
    return merged
