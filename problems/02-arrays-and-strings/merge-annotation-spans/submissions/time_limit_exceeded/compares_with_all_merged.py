def merge_spans(spans):
    merged = []
    for start, end, label in spans:
        apart = []
        for other in merged:
            if other[2] == label and other[0] <= end and start <= other[1]:
                start, end = min(start, other[0]), max(end, other[1])
            else:
                apart.append(other)
        merged = apart + [(start, end, label)]
    return merged
