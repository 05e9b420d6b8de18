def segment(text, vocabulary):
    best = {"": []}
    for token in vocabulary:
        for start, cut in list(best.items()):
            if text.startswith(start + token):
                if start + token not in best or len(cut) + 1 < len(best[start + token]):
                    best[start + token] = cut + [token]
    return best.get(text)
