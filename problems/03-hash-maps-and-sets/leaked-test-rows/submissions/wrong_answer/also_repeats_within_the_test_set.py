def leaked_rows(train, test):
    seen = {patient for patient, _ in train}
    leaked = []
    for at, (patient, _) in enumerate(test):
        if patient in seen:
            leaked.append(at)
        seen.add(patient)
    return leaked
