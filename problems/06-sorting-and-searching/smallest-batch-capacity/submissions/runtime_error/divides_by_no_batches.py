def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = deadline_ms // batch_ms
    low, high = max(max(tokens), sum(tokens) // batches), sum(tokens)
    while low < high:
        middle = (low + high) // 2
        used, room = 1, middle
        for size in tokens:
            if size > room:
                used, room = used + 1, middle
            room -= size
        if used <= batches:
            high = middle
        else:
            low = middle + 1
    return low
