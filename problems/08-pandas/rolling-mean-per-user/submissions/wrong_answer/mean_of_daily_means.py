import pandas as pd


def rolling_mean(readings):
    daily = readings.groupby(["user", "day"])["value"].mean().reset_index()
    week = daily.set_index("day").groupby("user")["value"].rolling("7D").mean()
    return week.rename("mean").reset_index()
