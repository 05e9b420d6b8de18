def sorted_squares(residuals):
    squares = []
    for x in residuals:
        at = len(squares)
        while at > 0 and squares[at - 1] > x * x:
            at -= 1
        squares.insert(at, x * x)
    return squares
