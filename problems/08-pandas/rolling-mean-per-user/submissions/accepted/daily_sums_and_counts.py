import pandas as pd


def rolling_mean(readings):
    daily = readings.groupby(["user", "day"])["value"].agg(["sum", "count"]).reset_index()
    week = daily.set_index("day").groupby("user")[["sum", "count"]].rolling("7D").sum()
    return (week["sum"] / week["count"]).rename("mean").reset_index()
