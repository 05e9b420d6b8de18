def leaked_rows(train, test):
    leaked = []
    for at, (patient, _) in enumerate(test):
        if patient in set(other for other, _ in train):
            leaked.append(at)
    return leaked
