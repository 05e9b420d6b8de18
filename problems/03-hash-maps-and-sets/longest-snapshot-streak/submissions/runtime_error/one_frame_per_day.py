def longest_streak(days):
    present = set(days)

    def last_from(day):
        return last_from(day + 1) if day + 1 in present else day

    streaks = [(first, last_from(first)) for first in present if first - 1 not in present]
    return max(streaks, key=lambda streak: (streak[1] - streak[0], streak[0]), default=None)
