def leaked_rows(train, test):
    seen = set()
    for patient, _ in train:
        seen.update(patient)
    return [at for at, (patient, _) in enumerate(test) if patient in seen]
