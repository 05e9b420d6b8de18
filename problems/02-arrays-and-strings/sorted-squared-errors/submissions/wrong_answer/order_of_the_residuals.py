def sorted_squares(residuals):
    return [x * x for x in residuals]
