import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"])
    day = ordered["time"].dt.date
    gap = ordered.groupby(["user", day])["time"].diff()
    starts = (gap.isna() | (gap > pd.Timedelta(minutes=30))).astype(int)
    ordered["session"] = starts.groupby(ordered["user"]).cumsum()
    times = ordered.groupby(["user", "session"])["time"]
    return times.agg(start="min", end="max", events="size").reset_index()
