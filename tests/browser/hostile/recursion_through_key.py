# verdict: runtime-error
def max_per_window(scores, k):
    return max([1, 2], key=lambda _: max_per_window(scores, k))
