def merge_spans(spans):
    merged = []
    for span in sorted(spans, key=lambda span: (span[2], span[0])):
        if merged and merged[-1][2] == span[2] and span[0] <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], span[1])
        else:
            merged.append(span)
    return merged
