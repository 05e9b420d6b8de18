def sorted_squares(residuals):
    return sorted(x * x & 0xFFFFFFFF for x in residuals)
