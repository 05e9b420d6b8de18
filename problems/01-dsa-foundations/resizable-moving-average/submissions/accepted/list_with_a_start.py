class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.latencies = []
        self.start = 0  # of the window
        self.total = 0

    def add(self, latency):
        self.latencies.append(latency)
        self.total += latency
        return self.resize(self.size)

    def resize(self, size):
        self.size = size
        while len(self.latencies) - self.start > size:
            self.total -= self.latencies[self.start]
            self.start += 1
        count = len(self.latencies) - self.start
        if count == 0:
            return None
        return self.total / count
