def merge_hits(first, second):
    return sorted(first + second, key=lambda hit: -hit[1])
