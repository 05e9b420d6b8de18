class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = {}
        self.last_use = {}
        self.time = 0

    def get(self, key):
        if key not in self.vectors:
            return None
        self._use(key)
        return self.vectors[key]

    def put(self, key, vector):
        self.vectors[key] = vector
        self._use(key)
        if len(self.vectors) <= self.capacity:
            return None
        oldest = min(self.last_use, key=self.last_use.get)
        del self.vectors[oldest], self.last_use[oldest]
        return oldest

    def _use(self, key):
        self.time += 1
        self.last_use[key] = self.time
