def keep_latest(labels):
    ordered = labels.dropna(subset=["example"]).sort_values("saved", kind="stable")
    return ordered.drop_duplicates("example", keep="last").sort_index()
