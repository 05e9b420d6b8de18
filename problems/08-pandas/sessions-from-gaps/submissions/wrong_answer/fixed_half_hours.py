import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"])
    slot = ordered["time"].dt.floor("30min")
    starts = (slot != slot.groupby(ordered["user"]).shift()).astype(int)
    ordered["session"] = starts.groupby(ordered["user"]).cumsum()
    times = ordered.groupby(["user", "session"])["time"]
    return times.agg(start="min", end="max", events="size").reset_index()
