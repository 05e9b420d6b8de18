# verdict: runtime-error
class Node:
    def __repr__(self):
        return repr(self)


def max_per_window(scores, k):
    return repr(Node())
