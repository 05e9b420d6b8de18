def merge_spans(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged = []
    for start, end, label in sorted(spans, key=lambda span: (span[2], span[0])):
        if merged and merged[-1][2] == label and start <= merged[-1][1]:
            first, last, _ = merged[-1]
            merged[-1] = (first, max(last, end), label)
        else:
            merged.append((start, end, label))
    return merged
