def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = -(-deadline_ms // batch_ms)
    if batches == 0:
        return None

    def in_time(capacity):
        used, room = 1, capacity
        for size in tokens:
            if size > room:
                used += 1
                room = capacity
            room -= size
        return used <= batches

    low, high = max(tokens), sum(tokens)
    while low < high:
        middle = (low + high) // 2
        if in_time(middle):
            high = middle
        else:
            low = middle + 1
    return low
