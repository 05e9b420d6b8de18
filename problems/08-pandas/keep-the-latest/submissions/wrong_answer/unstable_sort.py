def keep_latest(labels):
    ordered = labels.sort_values("saved")
    superseded = ordered["example"].notna() & ordered.duplicated("example", keep="last")
    return ordered[~superseded].sort_index()
