from collections import Counter


class SearchIndex:
    def __init__(self):
        self.documents = {}  # word -> set of documents
        self.counts = {}  # document -> Counter of its words

    def add(self, document, words):
        for word in self.counts.pop(document, {}):
            self.documents[word].discard(document)
        self.counts[document] = Counter(words)
        for word in self.counts[document]:
            self.documents.setdefault(word, set()).add(document)

    def search(self, query):
        words = set(query)
        if not words or any(word not in self.documents for word in words):
            return []
        sets = sorted((self.documents[word] for word in words), key=len)
        found = set.intersection(*sets)
        ranked = [(-sum(self.counts[document][word] for word in words), document) for document in found]
        return [document for _, document in sorted(ranked)]
