def longest_streak(days):
    return (min(days), max(days)) if days else None
