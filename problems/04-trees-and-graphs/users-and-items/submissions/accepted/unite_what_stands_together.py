def two_sides(n, links):
    above = list(range(2 * n))

    def top(i):
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    for a, b in links:
        above[top(a)] = top(b + n)
        above[top(a + n)] = top(b)
    side = {}
    for i in range(n):
        one, other = top(i), top(i + n)
        if one == other:
            return None
        side.setdefault(one, 0)
        side.setdefault(other, 1)
    return [side[top(i)] for i in range(n)]
