def pipeline_order(steps, arrows):
    readers = {step: [] for step in steps}
    missing = {step: 0 for step in steps}
    for before, after in arrows:
        readers[before].append(after)
        missing[after] += 1
    free = [step for step in steps if missing[step] == 0]
    if not free:
        return None
    order = []
    while free:
        step = free.pop()
        order.append(step)
        for reader in readers[step]:
            missing[reader] -= 1
            if missing[reader] == 0:
                free.append(reader)
    return order if len(order) == len(steps) else None
