import pandas as pd


def rolling_mean(readings):
    if readings.empty:
        return pd.DataFrame({"user": [], "day": [], "mean": []})
    values = readings.groupby(["user", "day"])["value"]
    daily = pd.DataFrame({"total": values.sum(), "count": values.count()}).reset_index()
    filled = daily.set_index("day").groupby("user")[["total", "count"]].resample("D").sum()
    week = filled.groupby(level="user").rolling(7, min_periods=1).sum().droplevel(0)
    return (week["total"] / week["count"]).rename("mean").reset_index()
