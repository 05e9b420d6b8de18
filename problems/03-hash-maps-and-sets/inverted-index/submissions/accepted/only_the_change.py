from collections import Counter


class SearchIndex:
    def __init__(self):
        self.texts = {}
        self.postings = {}

    def add(self, document, words):
        old, new = self.texts.get(document, Counter()), Counter(words)
        for word in old.keys() - new.keys():
            self.postings[word].pop(document)
            if not self.postings[word]:
                del self.postings[word]
        for word, count in new.items():
            self.postings.setdefault(word, {})[document] = count
        self.texts[document] = new

    def search(self, query):
        words = list(dict.fromkeys(query))
        if not words:
            return []
        rarest = min(words, key=lambda word: len(self.postings.get(word, ())))
        found = []
        for document in self.postings.get(rarest, ()):
            counts = [self.texts[document][word] for word in words]
            if 0 not in counts:
                found.append((-sum(counts), document))
        found.sort()
        return [document for _, document in found]
