from collections import defaultdict


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[tuple(sorted(prompt))].append(at)
    return [group for group in groups.values() if len(group) > 1]
