def leaked_rows(train, test):
    seen = {scan for _, scan in train}
    return [at for at, (_, scan) in enumerate(test) if scan in seen]
