class LossHistory:
    def __init__(self):
        self.losses = []
        self.smallest = self.before = None

    def record(self, loss):
        self.losses.append(loss)
        if loss == loss and (self.smallest is None or loss <= self.smallest):
            self.before, self.smallest = self.smallest, loss

    def undo(self):
        if not self.losses:
            return None
        loss = self.losses.pop()
        if loss == self.smallest:
            self.smallest, self.before = self.before, None
        return loss

    def best(self):
        return self.smallest
