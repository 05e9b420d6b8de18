from collections import Counter
from math import exp, log


def log_posteriors(texts, labels, queries, alpha):
    texts_of = Counter(labels)
    counts = {label: Counter() for label in texts_of}
    for text, label in zip(texts, labels):
        counts[label].update(text)
    vocabulary = {word for text in texts for word in text}
    room = {label: count.total() + alpha * len(vocabulary) for label, count in counts.items()}

    def posteriors(query):
        joint = {}
        for label, count in counts.items():
            joint[label] = log(texts_of[label] / len(texts))
            for word in set(query):
                if word in vocabulary:
                    joint[label] += log((count[word] + alpha) / room[label])
        top = max(joint.values())
        evidence = top + log(sum(exp(score - top) for score in joint.values()))
        return {label: score - evidence for label, score in joint.items()}

    return [posteriors(query) for query in queries]
