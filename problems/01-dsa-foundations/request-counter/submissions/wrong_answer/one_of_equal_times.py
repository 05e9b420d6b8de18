class RequestCounter:
    def __init__(self):
        self.entries = [(-1, 0)]

    def record(self, time, requests):
        self.entries.append((time, self.entries[-1][1] + requests))

    def count(self, time, span):
        return self._until(time) - self._until(time - span)

    def _until(self, time):
        low, high = 0, len(self.entries) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.entries[middle][0] == time:
                return self.entries[middle][1]
            if self.entries[middle][0] < time:
                low = middle
            else:
                high = middle - 1
        return self.entries[low][1]
