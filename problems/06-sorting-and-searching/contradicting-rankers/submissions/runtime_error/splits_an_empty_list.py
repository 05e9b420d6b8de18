def contradictions(ours, theirs):
    order = sorted(range(len(ours)), key=lambda i: (ours[i], theirs[i]))

    def sort(scores):
        if len(scores) == 1:
            return scores, 0
        middle = len(scores) // 2
        left, in_left = sort(scores[:middle])
        right, in_right = sort(scores[middle:])
        merged, found = [], in_left + in_right
        i = j = 0
        while i < len(left) or j < len(right):
            if j == len(right) or i < len(left) and left[i] <= right[j]:
                merged.append(left[i])
                found += j
                i += 1
            else:
                merged.append(right[j])
                j += 1
        return merged, found

    return sort([theirs[i] for i in order])[1]
