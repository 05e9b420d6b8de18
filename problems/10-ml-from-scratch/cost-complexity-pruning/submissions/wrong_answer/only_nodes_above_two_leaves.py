def pruning_path(left, right, mistakes):
    pruned = set()

    def measure(node, links):
        if left[node] < 0 or node in pruned:
            return 1, mistakes[node]
        parts = [measure(child, links) for child in (left[node], right[node])]
        leaves, wrong = (sum(numbers) for numbers in zip(*parts))
        if leaves == 2:
            links.append((float(mistakes[node] - wrong), node))
        return leaves, wrong

    path = []
    alpha = 0.0
    while True:
        links = []
        leaves, wrong = measure(0, links)
        weakest = min(links, default=None)
        if weakest is not None and weakest[0] <= alpha:
            pruned.add(weakest[1])
            continue
        path.append((alpha, leaves, wrong))
        if weakest is None:
            return path
        alpha = weakest[0]
