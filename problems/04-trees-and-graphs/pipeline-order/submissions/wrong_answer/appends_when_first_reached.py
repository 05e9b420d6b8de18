from collections import deque


def pipeline_order(steps, arrows):
    readers = {step: [] for step in steps}
    waits = set()
    for before, after in arrows:
        readers[before].append(after)
        waits.add(after)
    queue = deque(step for step in steps if step not in waits)
    seen = set(queue)
    order = []
    while queue:
        step = queue.popleft()
        order.append(step)
        for reader in readers[step]:
            if reader not in seen:
                seen.add(reader)
                queue.append(reader)
    return order if len(order) == len(steps) else None
