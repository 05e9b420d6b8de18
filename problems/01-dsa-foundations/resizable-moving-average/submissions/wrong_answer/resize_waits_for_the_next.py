from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = deque()
        self.total = 0

    def add(self, latency):
        self.window.append(latency)
        self.total += latency
        while len(self.window) > self.size:
            self.total -= self.window.popleft()
        return self.total / len(self.window)

    def resize(self, size):
        self.size = size
        return self.total / len(self.window) if self.window else None
