def smallest_common_clusters(parents, pairs):
    children = [[] for _ in parents]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)

    def search(i, a, b):
        if i in (a, b):
            return i
        found = [place for place in (search(child, a, b) for child in children[i]) if place is not None]
        return i if len(found) == 2 else found[0] if found else None

    return [search(parents.index(-1), a, b) for a, b in pairs]
