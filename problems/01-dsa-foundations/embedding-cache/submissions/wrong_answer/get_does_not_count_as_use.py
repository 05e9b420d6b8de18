from collections import OrderedDict


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = OrderedDict()  # least recently used first

    def get(self, key):
        if key not in self.vectors:
            return None
        return self.vectors[key]

    def put(self, key, vector):
        self.vectors[key] = vector
        self.vectors.move_to_end(key)
        if len(self.vectors) <= self.capacity:
            return None
        evicted, _ = self.vectors.popitem(last=False)
        return evicted
