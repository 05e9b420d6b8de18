def leaked_rows(train, test):
    return [at for at, (patient, _) in enumerate(test) if any(patient == other for other, _ in train)]
