# verdict: runtime-error
class Lies(list):
    def __len__(self):
        return 9

    def __iter__(self):
        raise KeyError


def max_per_window(scores, k):
    return Lies([1])
