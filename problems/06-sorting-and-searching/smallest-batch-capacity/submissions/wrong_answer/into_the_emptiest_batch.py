from heapq import heapreplace


def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = min(deadline_ms // batch_ms, len(tokens))
    if batches == 0:
        return None
    filled = [0] * batches
    for size in tokens:
        heapreplace(filled, filled[0] + size)
    return max(filled)
