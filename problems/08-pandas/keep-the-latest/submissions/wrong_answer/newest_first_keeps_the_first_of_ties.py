def keep_latest(labels):
    ordered = labels.sort_values("saved", ascending=False, kind="stable")
    superseded = ordered["example"].notna() & ordered.duplicated("example")
    return ordered[~superseded].sort_index()
