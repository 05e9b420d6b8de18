class LossHistory:
    def __init__(self):
        self.losses = []
        self.smallest = None

    def record(self, loss):
        self.losses.append(loss)
        if loss == loss and (self.smallest is None or loss < self.smallest):
            self.smallest = loss

    def undo(self):
        return self.losses.pop() if self.losses else None

    def best(self):
        return self.smallest
