from math import cos, pi

import numpy as np


def train(weights, micro_batches, accumulate, schedule, max_norm, scaling):
    peak, warmup, total = schedule
    scale, patience = scaling
    updates = streak = 0
    log = []
    for first in range(0, len(micro_batches), accumulate):
        group = micro_batches[first : first + accumulate]
        samples = sum(len(y) for _, y in group)
        loss = 0.0
        gradient = np.zeros(len(weights))
        for x, y in group:
            residuals = x @ weights - y
            loss += residuals @ residuals / (2 * samples)
            scaled = scale * (x.T @ residuals) / samples
            gradient += scaled.astype(np.float16)

        if not np.isfinite(gradient).all():
            log.append((loss, None, 0.0, scale))
            scale /= 2
            streak = 0
            continue

        gradient /= scale
        norm = np.sqrt(gradient @ gradient)
        if norm > max_norm:
            gradient *= max_norm / norm
        if updates < warmup:
            rate = peak * updates / warmup
        else:
            rate = peak / 2 * (1 + cos(pi * (updates - warmup) / (total - warmup)))
        weights = weights - rate * gradient
        log.append((loss, norm, rate, scale))
        updates += 1
        streak += 1
        if streak == patience:
            scale *= 2
            streak = 0
    return weights, log
