def contradictions(ours, theirs):
    scores = [y for _, y in sorted(zip(ours, theirs))]
    found = 0
    width = 1
    while width < len(scores):
        for start in range(0, len(scores), 2 * width):
            left, right = scores[start : start + width], scores[start + width : start + 2 * width]
            merged = []
            i = 0
            for y in right:
                while i < len(left) and left[i] <= y:
                    merged.append(left[i])
                    i += 1
                found += len(left) - i
                merged.append(y)
            scores[start : start + 2 * width] = merged + left[i:]
        width *= 2
    return found / max(1, len(ours) * (len(ours) - 1) // 2)
