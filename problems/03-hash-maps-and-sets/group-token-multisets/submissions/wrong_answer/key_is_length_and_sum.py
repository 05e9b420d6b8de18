from collections import defaultdict


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[(len(prompt), sum(prompt))].append(at)
    return list(groups.values())
