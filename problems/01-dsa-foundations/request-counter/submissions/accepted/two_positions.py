from bisect import bisect


class RequestCounter:
    def __init__(self):
        self.times, self.sums = [], []
        self.total = 0

    def record(self, time, requests):
        self.times.append(time)
        self.sums.append(self.total)
        self.total += requests

    def count(self, time, span):
        start = bisect(self.times, time - span)
        stop = bisect(self.times, time, start)
        if start == stop:
            return 0
        after = self.sums[stop] if stop < len(self.sums) else self.total
        return after - self.sums[start]
