def pipeline_order(steps, arrows):
    readers = {step: [] for step in steps}
    missing = {step: 0 for step in steps}
    for before, after in arrows:
        readers[before].append(after)
        missing[after] += 1
    order, seen = [], set()
    stack = [step for step in steps if missing[step] == 0]
    while stack:
        step = stack.pop()
        if step not in seen:
            seen.add(step)
            order.append(step)
            stack.extend(readers[step])
    return order if len(order) == len(steps) else None
