from collections import defaultdict
from heapq import heappop, heappush


def cheapest_route(n, links, source, target):
    incoming = defaultdict(list)
    for sender, receiver, latency in links:
        incoming[receiver].append((latency, sender))
    following = {}
    heap = [(0, target, None)]
    while heap and source not in following:
        left, service, after = heappop(heap)
        if service in following:
            continue
        following[service] = after
        for latency, sender in incoming[service]:
            if sender not in following:
                heappush(heap, (left + latency, sender, service))
    if source not in following:
        return None
    route = [source]
    while route[-1] != target:
        route.append(following[route[-1]])
    return route
