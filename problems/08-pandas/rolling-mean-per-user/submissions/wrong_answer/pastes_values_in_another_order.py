import pandas as pd


def rolling_mean(readings):
    ordered = readings.sort_values("day")
    ordered["mean"] = ordered.groupby("user").rolling("7D", on="day")["value"].mean().values
    return ordered.drop_duplicates(["user", "day"], keep="last")[["user", "day", "mean"]]
