# verdict: time-limit-exceeded
import time


def max_per_window(scores, k):
    time.sleep(1000)
