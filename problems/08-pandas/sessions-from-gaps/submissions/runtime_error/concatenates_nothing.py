import pandas as pd


def sessions(events):
    parts = []
    for user, own in events.sort_values("time").groupby("user"):
        number = (own["time"].diff() > pd.Timedelta(minutes=30)).cumsum() + 1
        part = own.groupby(number.rename("session"))["time"].agg(start="min", end="max", events="size")
        parts.append(part.reset_index().assign(user=user))
    return pd.concat(parts)
