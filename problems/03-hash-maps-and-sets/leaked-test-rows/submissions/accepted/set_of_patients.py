def leaked_rows(train: list[tuple[str, str]], test: list[tuple[str, str]]) -> list[int]:
    seen = {patient for patient, _ in train}
    return [at for at, (patient, _) in enumerate(test) if patient in seen]
