class LossHistory:
    def __init__(self):
        self.losses = []
        self.bests = []

    def record(self, loss):
        self.losses.append(loss)
        if loss == loss and (not self.bests or loss <= self.bests[-1]):
            self.bests.append(loss)

    def undo(self):
        if not self.losses:
            return None
        loss = self.losses.pop()
        if self.bests and loss == self.bests[-1]:
            self.bests.pop()
        return loss

    def best(self):
        return self.bests[-1] if self.bests else None
