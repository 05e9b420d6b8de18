def group_bags(prompts):
    keys = [sorted(prompt) for prompt in prompts]
    placed = [False] * len(prompts)
    groups = []
    for at, key in enumerate(keys):
        if placed[at]:
            continue
        group = [other for other in range(at, len(keys)) if keys[other] == key]
        for other in group:
            placed[other] = True
        groups.append(group)
    return groups
