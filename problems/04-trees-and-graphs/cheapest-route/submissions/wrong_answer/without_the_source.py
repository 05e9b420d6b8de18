from heapq import heappop, heappush


def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append((receiver, latency))
    total = {source: 0}
    came_from = {}
    settled = set()
    heap = [(0, source)]
    while heap:
        so_far, service = heappop(heap)
        if service == target:
            break
        if service in settled:
            continue
        settled.add(service)
        for receiver, latency in outgoing[service]:
            if receiver not in total or so_far + latency < total[receiver]:
                total[receiver] = so_far + latency
                came_from[receiver] = service
                heappush(heap, (total[receiver], receiver))
    if target not in total:
        return None
    route = [target]
    while route[-1] != source:
        route.append(came_from[route[-1]])
    return route[-2::-1] if len(route) > 1 else route
