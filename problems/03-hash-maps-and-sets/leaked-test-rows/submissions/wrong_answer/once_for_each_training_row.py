from collections import defaultdict


def leaked_rows(train, test):
    places = defaultdict(list)
    for at, (patient, _) in enumerate(test):
        places[patient].append(at)
    leaked = []
    for patient, _ in train:
        leaked += places.get(patient, [])
    return sorted(leaked)
