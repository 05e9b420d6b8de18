class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = {}
        self.order = []

    def get(self, key):
        if key not in self.vectors:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.vectors[key]

    def put(self, key, vector):
        if key in self.vectors:
            self.order.remove(key)
        self.vectors[key] = vector
        self.order.append(key)
        if len(self.order) <= self.capacity:
            return None
        oldest = self.order.pop(0)
        del self.vectors[oldest]
        return oldest
