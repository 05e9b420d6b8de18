from collections import Counter


class SearchIndex:
    def __init__(self):
        self.texts = {}

    def add(self, document, words):
        self.texts[document] = Counter(words)

    def search(self, query):
        words = set(query)
        found = []
        for document, counts in self.texts.items():
            if words and all(word in counts for word in words):
                found.append((-sum(counts[word] for word in words), document))
        return [document for _, document in sorted(found)]
