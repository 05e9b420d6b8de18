import heapq


def merge_hits(first, second):
    return list(heapq.merge(first, second, key=lambda hit: -hit[1]))
