def pipeline_order(steps, arrows):
    needs = {step: [] for step in steps}
    for before, after in arrows:
        needs[after].append(before)
    state = {step: "new" for step in steps}
    order = []
    for start in steps:
        path = [start] if state[start] == "new" else []
        while path:
            step = path[-1]
            state[step] = "open"
            if needs[step]:
                need = needs[step].pop()
                if state[need] == "open":
                    return None
                if state[need] == "new":
                    path.append(need)
            else:
                state[step] = "done"
                order.append(path.pop())
    return order
