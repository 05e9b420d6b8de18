def longest_balanced(labels):
    first = {0: 0}
    lead = 0
    stretches = []
    for stop, label in enumerate(labels, start=1):
        lead += 1 if label else -1
        if lead in first:
            stretches.append((first[lead] - stop, first[lead], stop))
        else:
            first[lead] = stop
    return min(stretches)[1:]
