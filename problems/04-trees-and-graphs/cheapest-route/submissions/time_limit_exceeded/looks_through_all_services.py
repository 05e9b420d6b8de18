def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append((receiver, latency))
    total = [float("inf")] * n
    total[source] = 0
    came_from = {}
    open_services = set(range(n))
    while open_services:
        service = min(open_services, key=total.__getitem__)
        if total[service] == float("inf") or service == target:
            break
        open_services.remove(service)
        for receiver, latency in outgoing[service]:
            if total[service] + latency < total[receiver]:
                total[receiver] = total[service] + latency
                came_from[receiver] = service
    if total[target] == float("inf"):
        return None
    route = [target]
    while route[-1] != source:
        route.append(came_from[route[-1]])
    return route[::-1]
