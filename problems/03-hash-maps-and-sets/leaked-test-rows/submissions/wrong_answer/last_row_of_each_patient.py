def leaked_rows(train, test):
    places = {patient: at for at, (patient, _) in enumerate(test)}
    return sorted(places[patient] for patient in {patient for patient, _ in train} & places.keys())
