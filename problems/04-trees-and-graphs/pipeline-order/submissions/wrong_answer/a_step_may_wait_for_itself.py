def pipeline_order(steps, arrows):
    readers = {step: set() for step in steps}
    needs = {step: set() for step in steps}
    for before, after in arrows:
        if before != after:
            readers[before].add(after)
            needs[after].add(before)
    order = [step for step in steps if not needs[step]]
    for step in order:
        for reader in readers[step]:
            needs[reader].remove(step)
            if not needs[reader]:
                order.append(reader)
    return order if len(order) == len(steps) else None
