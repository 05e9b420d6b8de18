def two_sides(n, links):
    linked = [set() for _ in range(n)]
    for a, b in links:
        linked[a].add(b)
        linked[b].add(a)
    if any(a == b or linked[a] & linked[b] for a, b in links):
        return None
    side = [None] * n
    for start in range(n):
        if side[start] is None:
            side[start] = 0
            waiting = [start]
            while waiting:
                i = waiting.pop()
                for other in linked[i]:
                    if side[other] is None:
                        side[other] = 1 - side[i]
                        waiting.append(other)
    return side
