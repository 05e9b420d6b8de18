from bisect import bisect_left


class RequestCounter:
    def __init__(self):
        self.times = []
        self.totals = [0]  # totals[i]: requests in the first i batches

    def record(self, time, requests):
        self.times.append(time)
        self.totals.append(self.totals[-1] + requests)

    def count(self, time, span):
        return self._before(time) - self._before(time - span)

    def _before(self, time):
        return self.totals[bisect_left(self.times, time)]
