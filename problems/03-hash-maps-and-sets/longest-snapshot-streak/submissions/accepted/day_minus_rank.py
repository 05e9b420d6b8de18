from itertools import groupby


def longest_streak(days):
    ranked = enumerate(sorted(set(days)))
    longest = None
    for _, island in groupby(ranked, key=lambda pair: pair[1] - pair[0]):
        island = [day for _, day in island]
        if longest is None or len(island) >= len(longest):
            longest = island
    return (longest[0], longest[-1]) if longest else None
