class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.ring = [0] * size
        self.count = self.next = self.total = 0

    def add(self, latency):
        self.total += latency - self.ring[self.next]
        self.ring[self.next] = latency
        self.next = (self.next + 1) % self.size
        self.count = min(self.count + 1, self.size)
        return self.total / self.count

    def resize(self, size):
        self.size = size
        self.count = min(self.count, size)
        return self.total / self.count if self.count else None
