from collections import Counter


class RequestCounter:
    def __init__(self):
        self.seconds = Counter()

    def record(self, time, requests):
        self.seconds[time // 1000] += requests

    def count(self, time, span):
        first, last = (time - span) // 1000, time // 1000
        return sum(requests for second, requests in self.seconds.items() if first < second <= last)
