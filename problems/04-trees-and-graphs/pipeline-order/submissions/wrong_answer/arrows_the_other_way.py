def pipeline_order(steps, arrows):
    readers = {step: [] for step in steps}
    missing = {step: 0 for step in steps}
    for after, before in arrows:
        readers[before].append(after)
        missing[after] += 1
    order = [step for step in steps if missing[step] == 0]
    for step in order:
        for reader in readers[step]:
            missing[reader] -= 1
            if missing[reader] == 0:
                order.append(reader)
    return order if len(order) == len(steps) else None
