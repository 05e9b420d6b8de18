from bisect import bisect_right


class RequestCounter:
    def __init__(self):
        self.times = []
        self.requests = []

    def record(self, time, requests):
        self.times.append(time)
        self.requests.append(requests)

    def count(self, time, span):
        return sum(self.requests[bisect_right(self.times, time - span) : bisect_right(self.times, time)])
