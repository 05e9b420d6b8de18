# verdict: output-limit-exceeded
def max_per_window(scores, k):
    print("x" * 20_000_000)
