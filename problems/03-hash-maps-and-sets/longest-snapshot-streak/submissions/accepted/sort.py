def longest_streak(days):
    days = sorted(set(days))
    streaks = []
    for day in days:
        if streaks and streaks[-1][1] == day - 1:
            streaks[-1][1] = day
        else:
            streaks.append([day, day])
    best = max(streaks, key=lambda streak: (streak[1] - streak[0], streak[0]), default=None)
    return best and tuple(best)
