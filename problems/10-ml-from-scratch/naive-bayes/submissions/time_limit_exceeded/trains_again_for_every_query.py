from collections import Counter
from math import exp, log


def log_posterior(texts, labels, query, alpha):
    vocabulary = {word for text in texts for word in text}
    joint = {}
    for own in set(labels):
        mine = [text for text, label in zip(texts, labels) if label == own]
        count = Counter(word for text in mine for word in text)
        room = count.total() + alpha * len(vocabulary)
        joint[own] = log(len(mine) / len(texts))
        joint[own] += sum(log((count[word] + alpha) / room) for word in query if word in vocabulary)
    top = max(joint.values())
    evidence = top + log(sum(exp(score - top) for score in joint.values()))
    return {label: score - evidence for label, score in joint.items()}


def log_posteriors(texts, labels, queries, alpha):
    return [log_posterior(texts, labels, query, alpha) for query in queries]
