from collections import Counter


def group_bags(prompts):
    groups = {}
    for at, prompt in enumerate(prompts):
        bag = frozenset(Counter(prompt).items())
        groups.setdefault(bag, []).append(at)
    return list(groups.values())
