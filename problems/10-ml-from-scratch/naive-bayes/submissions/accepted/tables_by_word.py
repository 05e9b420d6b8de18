from collections import Counter, defaultdict
from math import exp, log


def log_posteriors(texts, labels, queries, alpha):
    classes = list(dict.fromkeys(labels))
    words_of = defaultdict(list)
    for text, label in zip(texts, labels):
        words_of[label] += text
    vocabulary = set().union(*texts)
    # One row of log-likelihoods per word, one number per class.
    rows = {word: [] for word in vocabulary}
    for label in classes:
        count = Counter(words_of[label])
        room = len(words_of[label]) + alpha * len(vocabulary)
        for word, row in rows.items():
            row.append(log((count[word] + alpha) / room))
    priors = [log(labels.count(label)) - log(len(labels)) for label in classes]
    answers = []
    for query in queries:
        scores = [sum(column) for column in zip(priors, *(rows[word] for word in query if word in rows))]
        top = max(scores)
        others = log(sum(exp(score - top) for score in scores))
        answers.append({label: score - top - others for label, score in zip(classes, scores)})
    return answers
