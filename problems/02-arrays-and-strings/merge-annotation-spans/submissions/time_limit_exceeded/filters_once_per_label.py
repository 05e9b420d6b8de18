def merge_spans(spans):
    merged = []
    for label in {span[2] for span in spans}:
        marks = sorted((start, end) for start, end, other in spans if other == label)
        begins, ends = marks[0]
        for start, end in marks[1:]:
            if start > ends:
                merged.append((begins, ends, label))
                begins, ends = start, end
            else:
                ends = max(ends, end)
        merged.append((begins, ends, label))
    return merged
