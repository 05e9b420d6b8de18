import pandas as pd


def rolling_mean(readings):
    ordered = readings.fillna({"value": 0.0}).sort_values(["user", "day"])
    means = ordered.groupby("user").rolling("7D", on="day")["value"].mean()
    rows = means.rename("mean").reset_index()[["user", "day", "mean"]]
    return rows.drop_duplicates(["user", "day"], keep="last")
