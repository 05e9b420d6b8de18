def smallest_common_clusters(parents, pairs):
    def ancestors(i):
        way = [i]
        while i != 0 and parents[i] >= 0:
            i = parents[i]
            way.append(i)
        return way

    answers = []
    for a, b in pairs:
        mine = set(ancestors(a))
        answers.append(next((i for i in ancestors(b) if i in mine), 0))
    return answers
