def sorted_squares(residuals):
    return sorted(abs(x) for x in residuals)
