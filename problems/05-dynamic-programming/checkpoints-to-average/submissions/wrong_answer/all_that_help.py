def checkpoints_to_average(gains):
    return [i for i, gain in enumerate(gains) if gain > 0]
