def sorted_squares(residuals):
    return sorted(x * x for x in residuals)
