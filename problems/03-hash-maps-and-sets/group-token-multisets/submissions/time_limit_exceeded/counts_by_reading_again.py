from collections import defaultdict


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        key = frozenset((token, prompt.count(token)) for token in set(prompt))
        groups[key].append(at)
    return list(groups.values())
