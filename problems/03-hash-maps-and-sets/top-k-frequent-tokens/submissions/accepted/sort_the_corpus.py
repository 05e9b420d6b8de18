from itertools import groupby


def top_tokens(tokens, k):
    runs = [(token, len(list(run))) for token, run in groupby(sorted(tokens))]
    runs.sort(key=lambda run: run[1], reverse=True)
    return [token for token, _ in runs[:k]]
