import numpy as np


def most_likely_tags(start, follow, emit, tokens):
    with np.errstate(divide="ignore", invalid="ignore"):
        start, follow, emit = (np.log(np.array(p, dtype=float)) for p in (start, follow, emit))
        if not tokens:
            return []
        forward = [start + emit[:, tokens[0]]]
        for token in tokens[1:]:
            forward.append(np.logaddexp.reduce(forward[-1][:, None] + follow, axis=0) + emit[:, token])
        backward = [np.zeros(len(start))]
        for token in tokens[:0:-1]:
            backward.append(np.logaddexp.reduce(follow + emit[:, token] + backward[-1], axis=1))
    if forward[-1].max() == -np.inf:
        return None
    return [int((one + other).argmax()) for one, other in zip(forward, reversed(backward))]
