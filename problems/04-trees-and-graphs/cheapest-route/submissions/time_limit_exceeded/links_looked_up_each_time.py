from heapq import heappop, heappush


def cheapest_route(n, links, source, target):
    came_from = {}
    heap = [(0, source, None)]
    while heap and target not in came_from:
        so_far, service, before = heappop(heap)
        if service not in came_from:
            came_from[service] = before
            for sender, receiver, latency in links:
                if sender == service:
                    heappush(heap, (so_far + latency, receiver, service))
    if target not in came_from:
        return None
    route = []
    while target is not None:
        route.append(target)
        target = came_from[target]
    return route[::-1]
