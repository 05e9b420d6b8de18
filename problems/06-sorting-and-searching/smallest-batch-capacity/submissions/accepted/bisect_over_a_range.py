from bisect import bisect_left


def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = deadline_ms // batch_ms
    if batches == 0:
        return None

    def in_time(capacity):
        filled, used = 0, 1
        for size in tokens:
            filled += size
            if filled > capacity:
                filled, used = size, used + 1
        return used <= batches

    least, enough = max(tokens), sum(tokens)
    return least + bisect_left(range(least, enough + 1), True, key=in_time)
