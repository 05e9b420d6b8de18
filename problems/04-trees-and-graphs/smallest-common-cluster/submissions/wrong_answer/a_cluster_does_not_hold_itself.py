def smallest_common_clusters(parents, pairs):
    def above(i):
        way = []
        while parents[i] >= 0:
            i = parents[i]
            way.append(i)
        return way

    answers = []
    for a, b in pairs:
        mine = set(above(a))
        answers.append(next((i for i in above(b) if i in mine), parents.index(-1)))
    return answers
