def telling_pair(samples):
    if len(samples) < 2:
        return None
    one, other = sorted(range(len(samples)), key=lambda at: -samples[at])[:2]
    return min(one, other), max(one, other)
