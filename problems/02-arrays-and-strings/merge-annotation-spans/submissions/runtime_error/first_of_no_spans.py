def merge_spans(spans):
    ordered = sorted(spans, key=lambda span: (span[2], span[0]))
    merged = [ordered[0]]
    for start, end, label in ordered[1:]:
        if merged[-1][2] == label and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end), label)
        else:
            merged.append((start, end, label))
    return merged
