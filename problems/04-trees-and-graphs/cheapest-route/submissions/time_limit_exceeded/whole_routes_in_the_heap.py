from heapq import heappop, heappush


def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append((receiver, latency))
    settled = set()
    heap = [(0, [source])]
    while heap:
        so_far, route = heappop(heap)
        if route[-1] == target:
            return route
        if route[-1] not in settled:
            settled.add(route[-1])
            for receiver, latency in outgoing[route[-1]]:
                if receiver not in settled:
                    heappush(heap, (so_far + latency, route + [receiver]))
    return None
