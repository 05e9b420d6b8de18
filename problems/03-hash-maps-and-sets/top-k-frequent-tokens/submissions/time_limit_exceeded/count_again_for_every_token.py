def top_tokens(tokens, k):
    return sorted(set(tokens), key=lambda token: (-tokens.count(token), token))[:k]
