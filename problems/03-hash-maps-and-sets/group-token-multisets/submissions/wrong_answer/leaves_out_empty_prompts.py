from collections import defaultdict


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        if prompt:
            groups[tuple(sorted(prompt))].append(at)
    return list(groups.values())
