def pruning_path(left, right, mistakes):
    def steps(node):
        """Return what is saved below the node, and for which leaves: (price, leaves less, mistakes more)."""
        if left[node] < 0:
            return 1, mistakes[node], []
        leaves, wrong, below = 0, 0, []
        for child in (left[node], right[node]):
            its_leaves, its_wrong, its_steps = steps(child)
            leaves += its_leaves
            wrong += its_wrong
            below += its_steps
        below.sort()
        kept, now, errors = [], leaves, wrong
        for price, fewer, more in below:
            if mistakes[node] - errors <= price * (now - 1):
                break
            kept.append((price, fewer, more))
            now -= fewer
            errors += more
        kept.append(((mistakes[node] - errors) / (now - 1), now - 1, mistakes[node] - errors))
        return leaves, wrong, kept

    leaves, wrong, found = steps(0)
    path = [(0.0, leaves, wrong)]
    for price, fewer, more in found:
        leaves -= fewer
        wrong += more
        if price <= path[-1][0]:
            path.pop()
        path.append((price, leaves, wrong))
    return path
