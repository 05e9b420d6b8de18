from collections import defaultdict
from functools import reduce
from operator import xor


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[(len(prompt), reduce(xor, prompt, 0))].append(at)
    return list(groups.values())
