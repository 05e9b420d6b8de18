class LossHistory:
    def __init__(self):
        self.state = None  # (loss, best, state before)

    def record(self, loss):
        best = self.best()
        if best is None:
            best = None if loss != loss else loss
        elif loss < best:
            best = loss
        self.state = (loss, best, self.state)

    def undo(self):
        if self.state is None:
            return None
        loss, _, self.state = self.state
        return loss

    def best(self):
        return self.state and self.state[1]
