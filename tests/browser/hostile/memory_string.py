# verdict: memory-limit-exceeded
def max_per_window(scores, k):
    return "x" * 10**12
