from itertools import groupby


def top_tokens(tokens, k):
    counts = {token: len(list(run)) for token, run in groupby(tokens)}
    return sorted(counts, key=lambda token: (-counts[token], token))[:k]
