from bisect import bisect_right
from itertools import accumulate


class RequestCounter:
    def __init__(self):
        self.times = []
        self.requests = []
        self.totals = [0]

    def record(self, time, requests):
        self.times.append(time)
        self.requests.append(requests)
        self.totals = list(accumulate(self.requests, initial=0))

    def count(self, time, span):
        start, stop = bisect_right(self.times, time - span), bisect_right(self.times, time)
        return self.totals[stop] - self.totals[start]
