import pandas as pd


def sessions(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row per session, with columns user, session, start, end and events."""
    pass
