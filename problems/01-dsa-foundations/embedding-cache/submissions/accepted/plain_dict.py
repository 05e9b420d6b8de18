class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = {}  # in the order of use, for a key that is put again goes to the end

    def get(self, key):
        if key not in self.vectors:
            return None
        vector = self.vectors.pop(key)
        self.vectors[key] = vector
        return vector

    def put(self, key, vector):
        self.vectors.pop(key, None)
        self.vectors[key] = vector
        if len(self.vectors) <= self.capacity:
            return None
        oldest = next(iter(self.vectors))
        del self.vectors[oldest]
        return oldest
