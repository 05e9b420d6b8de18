def smallest_common_clusters(parents, pairs):
    root = parents.index(-1)

    def meet(a, b):
        while a != b:
            if root in (a, b):
                return root
            a, b = parents[a], parents[b]
        return a

    return [meet(a, b) for a, b in pairs]
