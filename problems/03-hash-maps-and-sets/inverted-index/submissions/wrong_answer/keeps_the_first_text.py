from collections import Counter, defaultdict


class SearchIndex:
    def __init__(self):
        self.postings = defaultdict(dict)  # word -> {document: how often}
        self.words = {}  # document -> its different words

    def add(self, document, words):
        if document in self.words:
            return
        counts = Counter(words)
        for word, count in counts.items():
            self.postings[word][document] = count
        self.words[document] = list(counts)

    def search(self, query):
        entries = sorted((self.postings.get(word, {}) for word in set(query)), key=len)
        scores = {}
        for document in entries[0] if entries else ():
            if all(document in entry for entry in entries):
                scores[document] = sum(entry[document] for entry in entries)
        return sorted(scores, key=lambda document: (-scores[document], document))
