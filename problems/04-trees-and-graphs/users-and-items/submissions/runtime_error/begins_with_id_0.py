def two_sides(n, links):
    linked = [[] for _ in range(n)]
    for a, b in links:
        linked[a].append(b)
        linked[b].append(a)
    side = [None] * n
    side[0] = None
    for start in range(n):
        if side[start] is not None:
            continue
        side[start] = 0
        waiting = [start]
        while waiting:
            i = waiting.pop()
            for other in linked[i]:
                if side[other] is None:
                    side[other] = 1 - side[i]
                    waiting.append(other)
                elif side[other] == side[i]:
                    return None
    return side
