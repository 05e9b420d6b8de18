# verdict: wrong-answer
import sys

sys.modules.clear()


def max_per_window(scores, k):
    return []
