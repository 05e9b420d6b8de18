import pandas as pd


def sessions(events):
    rows = []
    for user, time in events.sort_values(["user", "time"])[["user", "time"]].itertuples(index=False):
        if rows and rows[-1][0] == user and time - rows[-1][3] <= pd.Timedelta(minutes=30):
            rows[-1][3] = time
            rows[-1][4] += 1
        else:
            number = rows[-1][1] + 1 if rows and rows[-1][0] == user else 1
            rows.append([user, number, time, time, 1])
    return pd.DataFrame(rows, columns=["user", "session", "start", "end", "events"])
