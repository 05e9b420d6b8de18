from collections import OrderedDict


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = OrderedDict()

    def get(self, key):
        self.vectors.move_to_end(key)
        return self.vectors.get(key)

    def put(self, key, vector):
        self.vectors[key] = vector
        self.vectors.move_to_end(key)
        if len(self.vectors) <= self.capacity:
            return None
        return self.vectors.popitem(last=False)[0]
