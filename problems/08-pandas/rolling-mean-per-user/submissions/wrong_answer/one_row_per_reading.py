import pandas as pd


def rolling_mean(readings):
    ordered = readings.sort_values(["user", "day"])
    means = ordered.groupby("user").rolling("7D", on="day")["value"].mean()
    return means.rename("mean").reset_index()[["user", "day", "mean"]]
