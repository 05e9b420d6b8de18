def choose_models(sizes, gains, budget):
    choices = [(0, 0, ())]  # size, gain, models; both rise
    for k, (size, gain) in enumerate(zip(sizes, gains)):
        more = [(s + size, g + gain, models + (k,)) for s, g, models in choices if s + size <= budget]
        kept = []
        for choice in sorted(choices + more, key=lambda choice: (choice[0], -choice[1])):
            if not kept or choice[1] > kept[-1][1]:
                kept.append(choice)
        choices = kept
    return list(choices[-1][2])
