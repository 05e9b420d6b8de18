from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = deque()

    def add(self, latency):
        self.window.append(latency)
        return self._fit()

    def resize(self, size):
        self.size = size
        return self._fit()

    def _fit(self):
        while len(self.window) > self.size:
            self.window.popleft()
        return sum(self.window) / len(self.window) if self.window else None
