class MovingAverage:
    def __init__(self, size):
        self.size, self.start, self.sums = size, 0, [0]

    def add(self, latency):
        self.sums.append(self.sums[-1] + latency)
        return self._mean()

    def resize(self, size):
        self.size = size
        return self._mean()

    def _mean(self):
        end = len(self.sums) - 1
        self.start = max(self.start, end - self.size)
        return (self.sums[end] - self.sums[self.start]) / (end - self.start) if end else None
