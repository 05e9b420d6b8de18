import pandas as pd


def rolling_mean(readings):
    days = readings[["user", "day"]].drop_duplicates()
    pairs = days.merge(readings, on="user", suffixes=("", "_read"))
    age = pairs["day"] - pairs["day_read"]
    in_window = (age > pd.Timedelta(days=0)) & (age <= pd.Timedelta(days=7))
    pairs["value"] = pairs["value"].where(in_window)
    return pairs.groupby(["user", "day"], as_index=False)["value"].mean().rename(columns={"value": "mean"})
