from math import inf, isnan


class LossHistory:
    def __init__(self):
        self.steps = []

    def record(self, loss):
        best = self.steps[-1][1] if self.steps else inf
        self.steps.append((loss, best if isnan(loss) else min(best, loss)))

    def undo(self):
        return self.steps.pop()[0] if self.steps else None

    def best(self):
        return self.steps[-1][1] if self.steps and self.steps[-1][1] < inf else None
