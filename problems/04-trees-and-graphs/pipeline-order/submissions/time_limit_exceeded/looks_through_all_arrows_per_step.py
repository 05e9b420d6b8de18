def pipeline_order(steps, arrows):
    missing = {step: 0 for step in steps}
    for before, after in arrows:
        missing[after] += 1
    order = [step for step in steps if missing[step] == 0]
    for step in order:
        for before, after in arrows:
            if before == step:
                missing[after] -= 1
                if missing[after] == 0:
                    order.append(after)
    return order if len(order) == len(steps) else None
