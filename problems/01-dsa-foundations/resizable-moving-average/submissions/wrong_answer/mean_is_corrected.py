from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = deque()
        self.mean = 0.0

    def add(self, latency):
        self.window.append(latency)
        self.mean += (latency - self.mean) / len(self.window)
        return self._fit()

    def resize(self, size):
        self.size = size
        return self._fit()

    def _fit(self):
        while len(self.window) > self.size:
            left = self.window.popleft()
            self.mean -= (left - self.mean) / len(self.window)
        return self.mean if self.window else None
