from bisect import bisect_left


def leaked_rows(train, test):
    patients = sorted(patient for patient, _ in train)
    return [at for at, (patient, _) in enumerate(test) if patients[bisect_left(patients, patient)] == patient]
