def pipeline_order(steps, arrows):
    needs = {step: set() for step in steps}
    for before, after in arrows:
        needs[after].add(before)
    order, done = [], set()
    left = list(steps)
    while left:
        free = [step for step in left if needs[step] <= done]
        if not free:
            return None
        order.extend(free)
        done.update(free)
        left = [step for step in left if step not in done]
    return order
