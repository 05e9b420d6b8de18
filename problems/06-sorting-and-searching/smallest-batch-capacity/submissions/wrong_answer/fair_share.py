def smallest_capacity(tokens, batch_ms, deadline_ms):
    if not tokens:
        return 0
    batches = deadline_ms // batch_ms
    return max(max(tokens), -(-sum(tokens) // batches)) if batches else None
