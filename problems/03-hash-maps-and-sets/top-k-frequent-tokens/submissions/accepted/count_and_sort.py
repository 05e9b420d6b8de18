from collections import Counter


def top_tokens(tokens: list[str], k: int) -> list[str]:
    counts = Counter(tokens)
    return sorted(counts, key=lambda token: (-counts[token], token))[:k]
