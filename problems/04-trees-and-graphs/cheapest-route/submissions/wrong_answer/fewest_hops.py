from collections import deque


def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append(receiver)
    came_from = {source: None}
    queue = deque([source])
    while queue:
        service = queue.popleft()
        for receiver in outgoing[service]:
            if receiver not in came_from:
                came_from[receiver] = service
                queue.append(receiver)
    if target not in came_from:
        return None
    route = []
    while target is not None:
        route.append(target)
        target = came_from[target]
    return route[::-1]
