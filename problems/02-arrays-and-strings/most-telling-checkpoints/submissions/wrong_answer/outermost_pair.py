def telling_pair(samples):
    return (0, len(samples) - 1) if len(samples) > 1 else None
