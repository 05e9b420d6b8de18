from bisect import bisect_right


class RequestCounter:
    def __init__(self):
        self.times, self.totals, self.total = [], [], 0

    def record(self, time, requests):
        self.times.append(time)
        self.totals.append(self.total)
        self.total += requests

    def count(self, time, span):
        return self.totals[bisect_right(self.times, time)] - self.totals[bisect_right(self.times, time - span)]
