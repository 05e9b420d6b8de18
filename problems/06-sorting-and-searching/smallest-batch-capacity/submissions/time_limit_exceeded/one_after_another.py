def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = deadline_ms // batch_ms
    if batches == 0:
        return None
    capacity = max(tokens)
    while True:
        used, room = 1, capacity
        for size in tokens:
            if size > room:
                used, room = used + 1, capacity
            room -= size
        if used <= batches:
            return capacity
        capacity += 1
