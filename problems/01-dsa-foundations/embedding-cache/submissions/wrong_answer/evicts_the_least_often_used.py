class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = {}
        self.uses = {}

    def get(self, key):
        if key not in self.vectors:
            return None
        self.uses[key] += 1
        return self.vectors[key]

    def put(self, key, vector):
        evicted = None
        if key not in self.vectors and len(self.vectors) == self.capacity:
            evicted = min(self.vectors, key=self.uses.get)
            del self.vectors[evicted], self.uses[evicted]
        self.vectors[key] = vector
        self.uses[key] = self.uses.get(key, 0) + 1
        return evicted
