from itertools import groupby


def group_bags(prompts):
    keys = [sorted(prompt) for prompt in prompts]
    order = sorted(range(len(prompts)), key=keys.__getitem__)
    return [list(group) for _, group in groupby(order, key=keys.__getitem__)]
