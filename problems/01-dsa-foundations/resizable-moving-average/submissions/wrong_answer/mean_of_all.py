class MovingAverage:
    def __init__(self, size):
        self.total = self.count = 0

    def add(self, latency):
        self.total += latency
        self.count += 1
        return self.total / self.count

    def resize(self, size):
        return self.total / self.count if self.count else None
