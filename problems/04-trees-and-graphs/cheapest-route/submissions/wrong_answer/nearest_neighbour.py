def cheapest_route(n, links, source, target):
    outgoing = [[] for _ in range(n)]
    for sender, receiver, latency in links:
        outgoing[sender].append((latency, receiver))
    route, seen = [source], {source}
    while route and route[-1] != target:
        following = [link for link in outgoing[route[-1]] if link[1] not in seen]
        if following:
            seen.add(min(following)[1])
            route.append(min(following)[1])
        else:
            route.pop()
    return route or None
