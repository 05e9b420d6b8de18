class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.window = []

    def add(self, latency):
        self.window = (self.window + [latency])[-self.size :]
        return sum(self.window) / len(self.window)

    def resize(self, size):
        self.size = size
        self.window = self.window[-size:]
        return sum(self.window) / len(self.window) if self.window else None
