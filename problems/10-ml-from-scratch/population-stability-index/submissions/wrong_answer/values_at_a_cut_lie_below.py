import numpy as np


def stability_index(reference, live, bins, floor):
    known = np.sort(reference[~np.isnan(reference)])
    cuts = known[np.arange(1, bins) * len(known) // bins] if len(known) else known

    def shares(values):
        missing = np.isnan(values)
        numbers = np.searchsorted(cuts, values[~missing], side="left")
        counts = np.append(np.bincount(numbers, minlength=bins), missing.sum())
        return np.maximum(counts / len(values), floor)

    before, now = shares(reference), shares(live)
    return float(((now - before) * np.log(now / before)).sum())
