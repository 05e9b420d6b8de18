def sorted_squares(residuals):
    squares = []
    left, right = 0, len(residuals) - 1
    while left <= right:
        if residuals[left] > residuals[right]:
            squares.append(residuals[left] ** 2)
            left += 1
        else:
            squares.append(residuals[right] ** 2)
            right -= 1
    return squares[::-1]
