import pandas as pd


def keep_latest(labels):
    ordered = labels.reset_index().sort_values(["saved", "index"])
    latest = ordered.groupby("example", as_index=False).last()
    nameless = ordered[ordered["example"].isna()]
    return pd.concat([latest, nameless]).sort_values("index")[["example", "saved", "label"]]
