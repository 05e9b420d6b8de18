def keep_latest(labels):
    newest = labels["saved"] == labels.groupby("example")["saved"].transform("max")
    latest = labels[newest].drop_duplicates("example", keep="last")
    return labels[labels["example"].isna() | labels.index.isin(latest.index)]
