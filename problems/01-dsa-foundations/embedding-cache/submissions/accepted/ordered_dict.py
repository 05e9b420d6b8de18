from collections import OrderedDict


class EmbeddingCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.vectors = OrderedDict()  # least recently used first

    def get(self, key: str) -> list[float] | None:
        if key not in self.vectors:
            return None
        self.vectors.move_to_end(key)
        return self.vectors[key]

    def put(self, key: str, vector: list[float]) -> str | None:
        self.vectors[key] = vector
        self.vectors.move_to_end(key)
        if len(self.vectors) <= self.capacity:
            return None
        evicted, _ = self.vectors.popitem(last=False)
        return evicted
