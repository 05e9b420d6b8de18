from collections import Counter, defaultdict


class SearchIndex:
    def __init__(self):
        self.postings = defaultdict(dict)
        self.known = set()

    def add(self, document, words):
        if document in self.known:
            for entry in self.postings.values():
                entry.pop(document, None)
        self.known.add(document)
        for word, count in Counter(words).items():
            self.postings[word][document] = count

    def search(self, query):
        entries = sorted((self.postings[word] for word in set(query)), key=len)
        scores = {}
        for document in entries[0] if entries else ():
            if all(document in entry for entry in entries):
                scores[document] = sum(entry[document] for entry in entries)
        return sorted(scores, key=lambda document: (-scores[document], document))
