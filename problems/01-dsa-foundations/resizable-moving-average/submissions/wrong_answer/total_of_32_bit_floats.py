from collections import deque
from struct import pack, unpack


class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = deque()
        self.total = 0.0

    def add(self, latency):
        self.window.append(latency)
        self._change(latency)
        return self._fit()

    def resize(self, size):
        self.size = size
        return self._fit()

    def _change(self, latency):
        self.total = unpack("f", pack("f", self.total + latency))[0]

    def _fit(self):
        while len(self.window) > self.size:
            self._change(-self.window.popleft())
        return self.total / len(self.window) if self.window else None
