def leaked_rows(train, test):
    seen = {patient.strip() for patient, _ in train}
    return [at for at, (patient, _) in enumerate(test) if patient.strip() in seen]
