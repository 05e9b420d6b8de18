def group_bags(prompts):
    keys = [tuple(sorted(prompt)) for prompt in prompts]
    order = sorted(range(len(prompts)), key=lambda at: keys[at])
    groups = [[order[0]]]
    for before, at in zip(order, order[1:]):
        if keys[at] == keys[before]:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
