class LossHistory:
    def __init__(self):
        self.losses = []

    def record(self, loss):
        self.losses.append(loss)

    def undo(self):
        return self.losses.pop() if self.losses else None

    def best(self):
        return min((loss for loss in self.losses if loss == loss), default=None)
