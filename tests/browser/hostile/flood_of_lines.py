# verdict: output-limit-exceeded
def max_per_window(scores, k):
    while True:
        print()
