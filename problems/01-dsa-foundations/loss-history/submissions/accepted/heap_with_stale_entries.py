from heapq import heappop, heappush


class LossHistory:
    def __init__(self):
        self.losses = []
        self.ids = []
        self.alive = set()
        self.heap = []
        self.next_id = 0

    def record(self, loss):
        self.losses.append(loss)
        self.ids.append(self.next_id)
        self.alive.add(self.next_id)
        if loss == loss:
            heappush(self.heap, (loss, self.next_id))
        self.next_id += 1

    def undo(self):
        if not self.losses:
            return None
        self.alive.remove(self.ids.pop())
        return self.losses.pop()

    def best(self):
        while self.heap and self.heap[0][1] not in self.alive:
            heappop(self.heap)
        return self.heap[0][0] if self.heap else None
