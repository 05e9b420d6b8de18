from collections import Counter, defaultdict


class SearchIndex:
    def __init__(self):
        self.postings = defaultdict(dict)
        self.words = {}

    def add(self, document, words):
        for word in self.words.get(document, ()):
            del self.postings[word][document]
        self.words[document] = Counter(words)
        for word, count in self.words[document].items():
            self.postings[word][document] = count

    def search(self, query):
        words = list(dict.fromkeys(query))
        if not words:
            return []
        scores = {
            document: sum(self.words[document][word] for word in words)
            for document in self.postings.get(words[0], ())
            if all(word in self.words[document] for word in words)
        }
        return sorted(scores, key=lambda document: (-scores[document], document))
