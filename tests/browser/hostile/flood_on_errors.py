# verdict: output-limit-exceeded
import sys


def max_per_window(scores, k):
    while True:
        print("e", file=sys.stderr)
