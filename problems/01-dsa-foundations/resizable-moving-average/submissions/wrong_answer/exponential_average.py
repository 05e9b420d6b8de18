class MovingAverage:
    def __init__(self, size):
        self.size = size
        self.mean = None

    def add(self, latency):
        decay = 1 - 2 / (self.size + 1)
        self.mean = float(latency) if self.mean is None else decay * self.mean + (1 - decay) * latency
        return self.mean

    def resize(self, size):
        self.size = size
        return self.mean
