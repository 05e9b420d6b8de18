import pandas as pd


def sessions(events: pd.DataFrame) -> pd.DataFrame:
    ordered = events.sort_values(["user", "time"])
    gap = ordered.groupby("user")["time"].diff()
    starts = (gap > pd.Timedelta(minutes=30)).astype(int)
    ordered["session"] = starts.groupby(ordered["user"]).cumsum() + 1
    times = ordered.groupby(["user", "session"])["time"]
    return times.agg(start="min", end="max", events="size").reset_index()
