from collections import defaultdict


def group_bags(prompts: list[list[int]]) -> list[list[int]]:
    groups = defaultdict(list)
    for at, prompt in enumerate(prompts):
        groups[tuple(sorted(prompt))].append(at)
    return list(groups.values())
