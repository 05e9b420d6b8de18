from collections import defaultdict


def merge_spans(spans):
    by_label = defaultdict(list)
    for start, end, label in spans:
        by_label[label].append((start, end))
    merged = []
    for label, marks in by_label.items():
        marks.sort()
        begins, ends = marks[0]
        for start, end in marks:
            if start > ends:
                merged.append((begins, ends, label))
                begins, ends = start, end
            else:
                ends = max(ends, end)
        merged.append((begins, ends, label))
    return merged
