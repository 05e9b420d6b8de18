def pipeline_order(steps, arrows):
    needs = {step: [] for step in steps}
    for before, after in arrows:
        needs[after].append(before)
    order, seen = [], set()
    for start in steps:
        path = [] if start in seen else [start]
        while path:
            step = path[-1]
            seen.add(step)
            if needs[step]:
                need = needs[step].pop()
                if need in seen:
                    return None
                path.append(need)
            else:
                order.append(path.pop())
    return order
