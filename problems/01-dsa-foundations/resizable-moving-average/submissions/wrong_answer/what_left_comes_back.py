class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.latencies = []

    def add(self, latency):
        self.latencies.append(latency)
        return self.resize(self.size)

    def resize(self, size):
        self.size = size
        window = self.latencies[-size:]
        return sum(window) / len(window) if window else None
