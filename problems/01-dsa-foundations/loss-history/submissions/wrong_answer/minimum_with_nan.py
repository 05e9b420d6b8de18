class LossHistory:
    def __init__(self):
        self.steps = []  # (loss, best of all up to this one)

    def record(self, loss):
        best = self.best()
        self.steps.append((loss, loss if best is None else min(loss, best)))

    def undo(self):
        if not self.steps:
            return None
        loss, _ = self.steps.pop()
        return loss

    def best(self):
        return self.steps[-1][1] if self.steps else None
