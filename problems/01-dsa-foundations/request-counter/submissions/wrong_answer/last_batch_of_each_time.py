class RequestCounter:
    def __init__(self):
        self.batches = {}

    def record(self, time, requests):
        self.batches[time] = requests

    def count(self, time, span):
        return sum(requests for at, requests in self.batches.items() if time - span < at <= time)
