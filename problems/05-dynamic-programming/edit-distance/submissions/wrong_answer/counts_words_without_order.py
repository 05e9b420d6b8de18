from collections import Counter


def edit_distance(said, heard):
    common = sum((Counter(said) & Counter(heard)).values())
    return max(len(said), len(heard)) - common
