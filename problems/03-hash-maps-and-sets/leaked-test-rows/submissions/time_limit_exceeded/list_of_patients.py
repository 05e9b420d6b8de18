def leaked_rows(train, test):
    patients = [patient for patient, _ in train]
    return [at for at, (patient, _) in enumerate(test) if patient in patients]
