def best_so_far(losses):
    best = 0.0
    out = []
    for loss in losses:
        best = min(best, loss)
        out.append(best)
    return out
