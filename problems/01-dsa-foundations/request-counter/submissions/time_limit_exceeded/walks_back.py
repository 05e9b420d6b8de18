class RequestCounter:
    def __init__(self):
        self.batches = []

    def record(self, time, requests):
        self.batches.append((time, requests))

    def count(self, time, span):
        found = 0
        for at, requests in reversed(self.batches):
            if at <= time - span:
                break
            if at <= time:
                found += requests
        return found
