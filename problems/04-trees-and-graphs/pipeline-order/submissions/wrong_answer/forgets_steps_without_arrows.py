from collections import defaultdict


def pipeline_order(steps, arrows):
    readers = defaultdict(list)
    missing = {}
    for before, after in arrows:
        readers[before].append(after)
        missing[after] = missing.get(after, 0) + 1
        missing.setdefault(before, 0)
    order = [step for step in missing if missing[step] == 0]
    for step in order:
        for reader in readers[step]:
            missing[reader] -= 1
            if missing[reader] == 0:
                order.append(reader)
    return order if len(order) == len(missing) else None
