def keep_latest(labels):
    latest, keep = {}, set()
    for at, (example, saved) in enumerate(zip(labels["example"], labels["saved"])):
        if example is None:
            keep.add(at)
        elif example not in latest or saved >= latest[example][0]:
            latest[example] = saved, at
    keep |= {at for _, at in latest.values()}
    return labels.iloc[sorted(keep)]
