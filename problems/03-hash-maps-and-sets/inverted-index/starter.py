class SearchIndex:
    """Finds the documents that hold every word of a query."""

    def __init__(self):
        pass

    def add(self, document: int, words: list[str]) -> None:
        """Store the text under the id, in place of an older one."""
        pass

    def search(self, query: list[str]) -> list[int]:
        """Return the ids of all documents with every word of the query, by falling score, then by rising id."""
        pass
