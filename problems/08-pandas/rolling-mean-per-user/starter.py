import pandas as pd


def rolling_mean(readings: pd.DataFrame) -> pd.DataFrame:
    """Return one row per user and day of the readings, with columns user, day and mean."""
    pass
