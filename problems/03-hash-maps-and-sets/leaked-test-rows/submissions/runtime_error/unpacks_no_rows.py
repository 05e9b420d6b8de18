def leaked_rows(train, test):
    patients, _ = zip(*train)
    seen = set(patients)
    return [at for at, (patient, _) in enumerate(test) if patient in seen]
