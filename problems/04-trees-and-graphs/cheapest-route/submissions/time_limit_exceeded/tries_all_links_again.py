def cheapest_route(n, links, source, target):
    total, came_from = {source: 0}, {}
    changed = True
    while changed:
        changed = False
        for sender, receiver, latency in links:
            if sender in total and total[sender] + latency < total.get(receiver, float("inf")):
                total[receiver] = total[sender] + latency
                came_from[receiver] = sender
                changed = True
    if target not in total:
        return None
    route = [target]
    while route[-1] != source:
        route.append(came_from[route[-1]])
    return route[::-1]
