# verdict: runtime-error
def max_per_window(scores, k):
    return input()
