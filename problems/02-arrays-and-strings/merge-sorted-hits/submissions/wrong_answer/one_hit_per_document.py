def merge_hits(first, second):
    scores = {}
    for document, score in first + second:
        scores[document] = max(score, scores.get(document, float("-inf")))
    return sorted(scores.items(), key=lambda hit: -hit[1])
