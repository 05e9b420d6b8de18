def sorted_squares(residuals):
    negative = [x * x for x in residuals if x < 0]
    return [x * x for x in residuals if x >= 0] + negative[::-1]
