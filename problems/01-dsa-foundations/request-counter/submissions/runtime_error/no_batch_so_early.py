class RequestCounter:
    def __init__(self):
        self.entries = []

    def record(self, time, requests):
        total = self.entries[-1][1] if self.entries else 0
        self.entries.append((time, total + requests))

    def count(self, time, span):
        return self._until(time) - self._until(time - span)

    def _until(self, time):
        low, high = 0, len(self.entries)
        while low < high:
            middle = (low + high) // 2
            if self.entries[middle][0] <= time:
                low = middle + 1
            else:
                high = middle
        return self.entries[low - 1 if low else len(self.entries)][1]
