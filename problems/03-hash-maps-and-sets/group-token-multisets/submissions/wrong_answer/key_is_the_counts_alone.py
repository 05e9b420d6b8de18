from collections import Counter, defaultdict


def group_bags(prompts):
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[tuple(sorted(Counter(prompt).values()))].append(at)
    return list(groups.values())
