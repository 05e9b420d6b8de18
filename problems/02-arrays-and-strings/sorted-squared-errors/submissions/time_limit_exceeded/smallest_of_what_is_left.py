def sorted_squares(residuals):
    left = [x * x for x in residuals]
    squares = []
    while left:
        squares.append(min(left))
        left.remove(squares[-1])
    return squares
