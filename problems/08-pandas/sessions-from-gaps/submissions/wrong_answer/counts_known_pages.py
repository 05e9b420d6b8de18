import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"])
    gap = ordered.groupby("user")["time"].diff()
    starts = (gap > pd.Timedelta(minutes=30)).astype(int)
    ordered["session"] = starts.groupby(ordered["user"]).cumsum() + 1
    found = ordered.groupby(["user", "session"])
    return found.agg(start=("time", "min"), end=("time", "max"), events=("page", "count")).reset_index()
