from collections import Counter


class SearchIndex:
    postings = {}
    words = {}

    def add(self, document, words):
        for word in self.words.get(document, ()):
            del self.postings[word][document]
        self.words[document] = Counter(words)
        for word, count in self.words[document].items():
            self.postings.setdefault(word, {})[document] = count

    def search(self, query):
        entries = [self.postings.get(word, {}) for word in set(query)]
        if not entries:
            return []
        scores = {
            document: sum(entry[document] for entry in entries)
            for document in min(entries, key=len)
            if all(document in entry for entry in entries)
        }
        return sorted(scores, key=lambda document: (-scores[document], document))
