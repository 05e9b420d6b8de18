def checkpoints_to_average(gains):
    taken, left = (float("-inf"), None), (0.0, None)
    for at, gain in enumerate(gains):
        taken, left = (left[0] + gain, (at, left[1])), max(taken, left, key=lambda state: state[0])
    link = max(taken, left, key=lambda state: state[0])[1]
    chosen = []
    while link is not None:
        at, link = link
        chosen.append(at)
    return chosen[::-1]
