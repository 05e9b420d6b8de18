import pandas as pd


def rolling_mean(readings):
    ordered = readings.sort_values("day")
    ordered["mean"] = ordered.rolling("7D", on="day")["value"].mean()
    return ordered.drop_duplicates(["user", "day"], keep="last")[["user", "day", "mean"]]
