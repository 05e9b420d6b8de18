from math import isnan


class LossHistory:
    def __init__(self):
        self.steps = []  # (loss, best of all up to this one)

    def record(self, loss):
        best = self.best()
        if not isnan(loss) and (best is None or loss > best):
            best = loss
        self.steps.append((loss, best))

    def undo(self):
        if not self.steps:
            return None
        loss, _ = self.steps.pop()
        return loss

    def best(self):
        return self.steps[-1][1] if self.steps else None
