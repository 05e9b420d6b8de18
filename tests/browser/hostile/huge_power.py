# verdict: time-limit-exceeded
def max_per_window(scores, k):
    return len(str(7 ** 7 ** 9 % 10))
