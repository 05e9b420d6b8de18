import numpy as np


class LossScale:
    def __init__(self, scale, patience):
        self.scale, self.patience, self.good = scale, patience, 0

    def report(self, overflow):
        if overflow:
            self.scale, self.good = self.scale * 0.5, 0
        elif self.good + 1 == self.patience:
            self.scale, self.good = self.scale * 2.0, 0
        else:
            self.good += 1


def learning_rate(step, peak, warmup, total):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * np.cos(np.pi / 2 * (step - warmup) / (total - warmup)) ** 2


def half_gradient(x, residuals, factor):
    return (factor * (x * residuals[:, None]).sum(axis=0)).astype(np.float16)


def train(weights, micro_batches, accumulate, schedule, max_norm, scaling):
    weights = weights.copy()
    loss_scale = LossScale(*scaling)
    log, pending, updates = [], [], 0
    for at, batch in enumerate(micro_batches, 1):
        pending.append(batch)
        if len(pending) < accumulate and at < len(micro_batches):
            continue
        scale = loss_scale.scale
        errors = [x @ weights - y for x, y in pending]
        everything = np.concatenate(errors)
        loss = 0.5 * np.mean(everything**2)
        parts = [half_gradient(x, error, scale / len(everything)) for (x, _), error in zip(pending, errors)]
        overflow = any(np.isinf(part).any() for part in parts)
        if overflow:
            log.append((loss, None, 0.0, scale))
        else:
            gradient = np.sum(parts, axis=0, dtype=np.float64) / scale
            norm = np.linalg.norm(gradient)
            rate = learning_rate(updates, *schedule)
            weights -= rate * gradient * max_norm / max(norm, max_norm)
            log.append((loss, norm, rate, scale))
            updates += 1
        loss_scale.report(overflow)
        pending = []
    return weights, log
