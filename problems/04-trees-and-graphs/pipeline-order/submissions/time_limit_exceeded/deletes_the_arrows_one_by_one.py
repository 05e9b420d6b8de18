def pipeline_order(steps, arrows):
    left, arrows, order = list(steps), list(arrows), []
    while left:
        waiting = {after for before, after in arrows}
        free = next((step for step in left if step not in waiting), None)
        if free is None:
            return None
        order.append(free)
        left.remove(free)
        arrows = [arrow for arrow in arrows if arrow[0] != free]
    return order
