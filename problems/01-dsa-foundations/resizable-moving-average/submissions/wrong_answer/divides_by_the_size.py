from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = deque()
        self.total = 0

    def add(self, latency):
        self.window.append(latency)
        self.total += latency
        return self._fit()

    def resize(self, size):
        self.size = size
        return self._fit()

    def _fit(self):
        while len(self.window) > self.size:
            self.total -= self.window.popleft()
        return self.total / self.size if self.window else None
