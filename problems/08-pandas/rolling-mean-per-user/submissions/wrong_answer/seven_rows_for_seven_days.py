import pandas as pd


def rolling_mean(readings):
    ordered = readings.sort_values(["user", "day"])
    ordered["mean"] = ordered.groupby("user")["value"].transform(lambda v: v.rolling(7, min_periods=1).mean())
    return ordered.drop_duplicates(["user", "day"], keep="last")[["user", "day", "mean"]]
