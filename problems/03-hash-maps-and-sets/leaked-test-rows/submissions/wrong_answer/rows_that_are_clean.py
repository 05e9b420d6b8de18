def leaked_rows(train, test):
    seen = {patient for patient, _ in train}
    return [at for at, (patient, _) in enumerate(test) if patient not in seen]
