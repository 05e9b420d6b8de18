def leaked_rows(train, test):
    seen = {patient.lower() for patient, _ in train}
    return [at for at, (patient, _) in enumerate(test) if patient.lower() in seen]
