import pandas as pd


def rolling_mean(readings):
    parts = []
    for user, rows in readings.sort_values("day").groupby("user"):
        means = rows.set_index("day")["value"].rolling("7D").mean()
        parts.append(pd.DataFrame({"user": user, "day": means.index, "mean": means.values}))
    return pd.concat(parts).drop_duplicates(["user", "day"], keep="last")
