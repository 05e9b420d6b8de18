from bisect import bisect_left


def leaked_rows(train, test):
    patients = sorted(patient for patient, _ in train)
    leaked = []
    for at, (patient, _) in enumerate(test):
        place = bisect_left(patients, patient)
        if place < len(patients) and patients[place] == patient:
            leaked.append(at)
    return leaked
