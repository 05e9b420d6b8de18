from collections import deque


class RequestCounter:
    def __init__(self):
        self.batches = deque()

    def record(self, time, requests):
        self.batches.append((time, requests))

    def count(self, time, span):
        while self.batches and self.batches[0][0] <= time - span:
            self.batches.popleft()
        return sum(requests for at, requests in self.batches if at <= time)
