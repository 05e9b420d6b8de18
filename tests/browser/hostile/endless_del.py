# verdict: time-limit-exceeded
class Node:
    def __del__(self):
        while True:
            pass


def max_per_window(scores, k):
    Node()
    return []
