from heapq import heappop, heappush


def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append((receiver, latency))
    came_from = {}
    heap = [(0, source, None)]
    while heap:
        so_far, service, before = heappop(heap)
        if service in came_from:
            continue
        came_from[service] = before
        for receiver, latency in outgoing[service]:
            if receiver not in came_from:
                heappush(heap, (so_far + latency, receiver, service))

    def way_to(service):
        return [source] if service == source else way_to(came_from[service]) + [service]

    return way_to(target) if target in came_from else None
