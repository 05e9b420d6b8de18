from collections import deque


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.vectors = {}
        self.uses = deque()  # (time, key) of every use; only a key's last one counts
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
        time, oldest = self.uses.popleft()
        while self.last_use.get(oldest) != time:
            time, oldest = self.uses.popleft()
        del self.vectors[oldest]
        return oldest

    def _use(self, key):
        self.time += 1
        self.last_use[key] = self.time
        self.uses.append((self.time, key))
