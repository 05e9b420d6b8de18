def two_sides(n, links):
    side = [None] * n
    for start in range(n):
        if side[start] is not None:
            continue
        side[start] = 0
        waiting = [start]
        while waiting:
            i = waiting.pop()
            for a, b in links:
                if i in (a, b):
                    other = a + b - i
                    if side[other] is None:
                        side[other] = 1 - side[i]
                        waiting.append(other)
                    elif side[other] == side[i]:
                        return None
    return side
