def group_bags(prompts):
    keys = []
    groups = []
    for at, prompt in enumerate(prompts):
        key = sorted(prompt)
        if key in keys:
            groups[keys.index(key)].append(at)
        else:
            keys.append(key)
            groups.append([at])
    return groups
