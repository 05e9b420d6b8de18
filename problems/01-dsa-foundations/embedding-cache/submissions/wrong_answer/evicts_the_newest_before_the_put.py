from collections import OrderedDict


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = OrderedDict()  # least recently used first

    def get(self, key):
        if key not in self.vectors:
            return None
        self.vectors.move_to_end(key)
        return self.vectors[key]

    def put(self, key, vector):
        evicted = None
        if key not in self.vectors and len(self.vectors) == self.capacity:
            evicted, _ = self.vectors.popitem()
        self.vectors[key] = vector
        self.vectors.move_to_end(key)
        return evicted
