# verdict: memory-limit-exceeded
def max_per_window(scores, k):
    return [0] * 2**29
