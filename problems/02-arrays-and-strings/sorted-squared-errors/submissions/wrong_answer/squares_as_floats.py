import math


def sorted_squares(residuals):
    return sorted(int(math.pow(x, 2)) for x in residuals)
