import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"])
    gap = ordered.groupby("user")["time"].diff()
    starts = (gap > pd.Timedelta(minutes=30)).astype(int)
    ordered["session"] = starts.groupby(ordered["user"]).cumsum() + 1
    times = ordered.groupby(["user", "session"])["time"]
    found = times.agg(start="min", end="max", events="size").reset_index()
    found["end"] += pd.Timedelta(minutes=30)
    return found
