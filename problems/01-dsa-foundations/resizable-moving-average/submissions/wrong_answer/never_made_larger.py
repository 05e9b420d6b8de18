from collections import deque


class MovingAverage:
    def __init__(self, size):
        self.window = deque(maxlen=size)

    def add(self, latency):
        self.window.append(latency)
        return sum(self.window) / len(self.window)

    def resize(self, size):
        while len(self.window) > size:
            self.window.popleft()
        self.window = deque(self.window, maxlen=min(size, self.window.maxlen))
        return sum(self.window) / len(self.window) if self.window else None
