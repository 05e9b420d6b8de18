class EmbeddingCache:
    """Holds at most `capacity` embeddings and evicts the least recently used one."""

    def __init__(self, capacity: int):
        pass

    def get(self, key: str) -> list[float] | None:
        """Return the vector under the key, or None. A vector that is found counts as used."""
        pass

    def put(self, key: str, vector: list[float]) -> str | None:
        """Store the vector under the key, and return the key that was evicted, or None."""
        pass
