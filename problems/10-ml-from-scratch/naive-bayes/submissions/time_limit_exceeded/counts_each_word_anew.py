from math import exp, log


def log_posteriors(texts, labels, queries, alpha):
    words_of = {label: [] for label in labels}
    for text, label in zip(texts, labels):
        words_of[label] += text
    vocabulary = {word for text in texts for word in text}
    answers = []
    for query in queries:
        joint = {}
        for label, words in words_of.items():
            room = len(words) + alpha * len(vocabulary)
            joint[label] = log(labels.count(label) / len(labels))
            joint[label] += sum(log((words.count(word) + alpha) / room) for word in query if word in vocabulary)
        top = max(joint.values())
        evidence = top + log(sum(exp(score - top) for score in joint.values()))
        answers.append({label: score - evidence for label, score in joint.items()})
    return answers
