import numpy as np


def stability_index(reference, live, bins, floor):
    known = np.sort(reference[reference == reference])
    cuts = [known[i * len(known) // bins] for i in range(1, bins)] if len(known) else []

    index = 0.0
    ends = [-np.inf, *cuts, np.nan]
    for low, high in zip(ends, ends[1:]):
        # Nothing is at least NaN, so the last bin is open.
        p = np.mean((reference >= low) & ~(reference >= high))
        q = np.mean((live >= low) & ~(live >= high))
        p, q = max(p, floor), max(q, floor)
        index += (q - p) * np.log(q / p)
    p, q = (max(np.mean(np.isnan(values)), floor) for values in (reference, live))
    return index + (q - p) * np.log(q / p)
