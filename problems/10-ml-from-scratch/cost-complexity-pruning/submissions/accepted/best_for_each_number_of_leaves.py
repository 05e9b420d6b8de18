def pruning_path(left, right, mistakes):
    def fewest(node):
        """Return the fewest mistakes with 1, 2, … leaves below the node."""
        if left[node] < 0:
            return [mistakes[node]]
        one, other = fewest(left[node]), fewest(right[node])
        best = [mistakes[node]] + [float("inf")] * (len(one) + len(other) - 1)
        for i, first in enumerate(one):
            for j, second in enumerate(other):
                best[i + j + 1] = min(best[i + j + 1], first + second)
        return best

    table = fewest(0)
    at = table.index(min(table))
    path = [(0.0, at + 1, table[at])]
    while at > 0:
        alpha, at = min(((table[k] - table[at]) / (at - k), k) for k in range(at))
        path.append((alpha, at + 1, table[at]))
    return path
