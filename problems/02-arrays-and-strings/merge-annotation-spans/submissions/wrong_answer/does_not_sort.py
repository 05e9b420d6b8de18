def merge_spans(spans):
    merged = {}
    for start, end, label in spans:
        marks = merged.setdefault(label, [])
        if marks and start <= marks[-1][1] and marks[-1][0] <= end:
            marks[-1] = (min(marks[-1][0], start), max(marks[-1][1], end))
        else:
            marks.append((start, end))
    return [(start, end, label) for label, marks in merged.items() for start, end in marks]
