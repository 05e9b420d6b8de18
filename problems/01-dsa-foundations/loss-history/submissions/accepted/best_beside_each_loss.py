from math import isnan


class LossHistory:
    def __init__(self):
        self.steps = []  # (loss, best of all up to this one)

    def record(self, loss: float) -> None:
        best = self.best()
        if not isnan(loss) and (best is None or loss < best):
            best = loss
        self.steps.append((loss, best))

    def undo(self) -> float | None:
        if not self.steps:
            return None
        loss, _ = self.steps.pop()
        return loss

    def best(self) -> float | None:
        return self.steps[-1][1] if self.steps else None
