def leaked_rows(train, test):
    seen = {patient for patient, _ in test}
    return [at for at, (patient, _) in enumerate(train) if patient in seen]
