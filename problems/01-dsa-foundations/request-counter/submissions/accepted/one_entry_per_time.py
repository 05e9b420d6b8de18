class RequestCounter:
    def __init__(self):
        self.entries = [(-1, 0)]  # (time, requests so far), each time once

    def record(self, time, requests):
        latest, total = self.entries[-1]
        if latest == time:
            self.entries.pop()
        self.entries.append((time, total + requests))

    def count(self, time, span):
        return self._until(time) - self._until(time - span)

    def _until(self, time):
        low, high = 0, len(self.entries)
        while high - low > 1:
            middle = (low + high) // 2
            if self.entries[middle][0] <= time:
                low = middle
            else:
                high = middle
        return self.entries[low][1]
