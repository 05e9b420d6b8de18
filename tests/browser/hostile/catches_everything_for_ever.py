# verdict: time-limit-exceeded
def max_per_window(scores, k):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
