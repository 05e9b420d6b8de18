class LossHistory:
    def __init__(self):
        self.losses = []
        self.smallest = None

    def record(self, loss):
        self.losses.append(loss)
        if loss == loss and (self.smallest is None or loss < self.smallest):
            self.smallest = loss

    def undo(self):
        if not self.losses:
            return None
        loss = self.losses.pop()
        if loss == self.smallest:
            self.smallest = min((other for other in self.losses if other == other), default=None)
        return loss

    def best(self):
        return self.smallest
