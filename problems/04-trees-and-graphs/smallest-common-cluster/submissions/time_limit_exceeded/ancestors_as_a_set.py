def smallest_common_clusters(parents, pairs):
    answers = []
    for a, b in pairs:
        mine = set()
        while a >= 0:
            mine.add(a)
            a = parents[a]
        while b not in mine:
            b = parents[b]
        answers.append(b)
    return answers
