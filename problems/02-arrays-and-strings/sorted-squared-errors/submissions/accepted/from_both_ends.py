def sorted_squares(residuals: list[int]) -> list[int]:
    squares = [0] * len(residuals)
    left, right = 0, len(residuals) - 1
    for place in range(len(residuals) - 1, -1, -1):
        if -residuals[left] > residuals[right]:
            squares[place] = residuals[left] ** 2
            left += 1
        else:
            squares[place] = residuals[right] ** 2
            right -= 1
    return squares
