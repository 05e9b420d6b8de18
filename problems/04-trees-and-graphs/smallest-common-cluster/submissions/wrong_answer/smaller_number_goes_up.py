def smallest_common_clusters(parents, pairs):
    def meet(a, b):
        while a != b:
            if a > b:
                a, b = b, a
            if parents[a] < 0:
                return a
            a = parents[a]
        return a

    return [meet(a, b) for a, b in pairs]
