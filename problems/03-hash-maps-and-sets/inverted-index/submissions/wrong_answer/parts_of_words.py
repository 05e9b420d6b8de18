class SearchIndex:
    def __init__(self):
        self.texts = {}

    def add(self, document, words):
        self.texts[document] = " ".join(words)

    def search(self, query):
        words = set(query)
        found = []
        for document, text in self.texts.items():
            if words and all(word in text for word in words):
                found.append((-sum(text.count(word) for word in words), document))
        return [document for _, document in sorted(found)]
