import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"])
    another_user = ordered["user"] != ordered["user"].shift()
    long_gap = ordered["time"].diff() > pd.Timedelta("30min")
    run = (another_user | long_gap).cumsum()
    found = ordered.groupby(run).agg(
        user=("user", "first"), start=("time", "first"), end=("time", "last"), events=("time", "size")
    )
    found["session"] = found.groupby("user").cumcount() + 1
    return found
