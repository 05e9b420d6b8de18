def pipeline_order(steps, arrows):
    needs = {step: [] for step in steps}
    for before, after in arrows:
        needs[after].append(before)
    state, order = {}, []

    def visit(step):
        if state.get(step) == "open":
            return False
        if step not in state:
            state[step] = "open"
            if not all([visit(need) for need in needs[step]]):
                return False
            state[step] = "done"
            order.append(step)
        return True

    return order if all([visit(step) for step in steps]) else None
