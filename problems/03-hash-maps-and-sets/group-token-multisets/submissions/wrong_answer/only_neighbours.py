from itertools import groupby


def group_bags(prompts):
    runs = groupby(range(len(prompts)), key=lambda at: sorted(prompts[at]))
    return [list(run) for _, run in runs]
