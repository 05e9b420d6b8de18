import heapq
from collections import defaultdict


def best_total(frames, k):
    positions = defaultdict(list)
    for at, (prediction, _) in enumerate(frames):
        positions[prediction].append(at)
    totals = []
    for own in positions.values():
        heap = []  # (-total, position); what is too old is dropped when it comes up
        for at in own:
            while heap and heap[0][1] < at - k:
                heapq.heappop(heap)
            total = frames[at][1] + (max(-heap[0][0], 0.0) if heap else 0.0)
            heapq.heappush(heap, (-total, at))
            totals.append(total)
    return max(totals)
