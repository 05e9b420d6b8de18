import pandas as pd


def sessions(events):
    ordered = events.sort_values(["user", "time"]).reset_index(drop=True)
    rows = []
    user, start, end, count, number = ordered.loc[0, "user"], ordered.loc[0, "time"], ordered.loc[0, "time"], 0, 1
    for event in ordered.itertuples():
        if event.user != user or event.time - end > pd.Timedelta(minutes=30):
            rows.append((user, number, start, end, count))
            number = number + 1 if event.user == user else 1
            user, start, count = event.user, event.time, 0
        end = event.time
        count += 1
    rows.append((user, number, start, end, count))
    return pd.DataFrame(rows, columns=["user", "session", "start", "end", "events"])
