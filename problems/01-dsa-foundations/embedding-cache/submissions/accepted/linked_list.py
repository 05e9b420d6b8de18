class Node:
    def __init__(self, key=None):
        self.key = key
        self.vector = None
        self.older = self
        self.newer = self


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.ring = Node()  # a sentinel; `newer` of it is the oldest node, `older` of it the newest

    def get(self, key):
        if key not in self.nodes:
            return None
        node = self.nodes[key]
        self._unlink(node)
        self._append(node)
        return node.vector

    def put(self, key, vector):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        else:
            self.nodes[key] = Node(key)
        self.nodes[key].vector = vector
        self._append(self.nodes[key])
        if len(self.nodes) <= self.capacity:
            return None
        oldest = self.ring.newer
        self._unlink(oldest)
        del self.nodes[oldest.key]
        return oldest.key

    def _unlink(self, node):
        node.older.newer = node.newer
        node.newer.older = node.older

    def _append(self, node):
        newest = self.ring.older
        node.older = newest
        node.newer = self.ring
        newest.newer = node
        self.ring.older = node
