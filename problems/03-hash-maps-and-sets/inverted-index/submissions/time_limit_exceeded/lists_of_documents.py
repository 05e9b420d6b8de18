from collections import Counter, defaultdict


class SearchIndex:
    def __init__(self):
        self.postings = defaultdict(list)
        self.words = {}

    def add(self, document, words):
        for word in self.words.get(document, ()):
            self.postings[word].remove(document)
        self.words[document] = Counter(words)
        for word in self.words[document]:
            self.postings[word].append(document)

    def search(self, query):
        words = set(query)
        if not words:
            return []
        rarest = min(words, key=lambda word: len(self.postings[word]))
        found = [
            (-sum(self.words[document][word] for word in words), document)
            for document in self.postings[rarest]
            if all(word in self.words[document] for word in words)
        ]
        return [document for _, document in sorted(found)]
