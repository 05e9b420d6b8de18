from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.window = deque(maxlen=size)
        self.total = 0

    def add(self, latency):
        if len(self.window) == self.window.maxlen:
            self.total -= self.window[0]
        self.window.append(latency)
        self.total += latency
        return self.total / len(self.window)

    def resize(self, size):
        self.window = deque(self.window, maxlen=size)
        self.total = sum(self.window)
        return self.total / len(self.window) if self.window else None
