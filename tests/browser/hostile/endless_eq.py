# verdict: time-limit-exceeded
class Node:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        while True:
            pass


def max_per_window(scores, k):
    return len({Node(), Node()})
