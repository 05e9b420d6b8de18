def two_sides(n, links):
    linked = [[] for _ in range(n)]
    for a, b in links:
        linked[a].append(b)
        linked[b].append(a)
    side = [None] * n

    def settle(i, of_i):
        if side[i] is not None:
            return side[i] == of_i
        side[i] = of_i
        for other in linked[i]:
            if not settle(other, 1 - of_i):
                return False
        return True

    for start in range(n):
        if side[start] is None and not settle(start, 0):
            return None
    return side
