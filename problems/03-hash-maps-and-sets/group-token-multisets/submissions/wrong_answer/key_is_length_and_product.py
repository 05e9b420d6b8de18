from collections import defaultdict
from math import prod


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[(len(prompt), prod(prompt))].append(at)
    return list(groups.values())
