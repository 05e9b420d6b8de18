class Node:
    def __init__(self, key, vector):
        self.key = key
        self.vector = vector
        self.older = self.newer = self


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.count = 0
        self.nodes = {}
        self.ring = Node(None, None)

    def get(self, key):
        if key not in self.nodes:
            return None
        node = self.nodes[key]
        self._unlink(node)
        self._append(node)
        return node.vector

    def put(self, key, vector):
        if key in self.nodes:
            self.nodes[key].vector = vector
            self.get(key)
            return None
        self.nodes[key] = Node(key, vector)
        self._append(self.nodes[key])
        self.count += 1
        if self.count <= self.capacity:
            return None
        oldest = self.ring.newer
        self._unlink(oldest)  # but the dictionary still leads to it
        self.count -= 1
        return oldest.key

    def _unlink(self, node):
        node.older.newer = node.newer
        node.newer.older = node.older

    def _append(self, node):
        newest = self.ring.older
        node.older, node.newer = newest, self.ring
        newest.newer = self.ring.older = node
