from bisect import bisect_left


def sorted_squares(residuals):
    right = bisect_left(residuals, 0)
    left = right - 1
    squares = []
    while left >= 0 and right < len(residuals):
        if -residuals[left] < residuals[right]:
            squares.append(residuals[left] ** 2)
            left -= 1
        else:
            squares.append(residuals[right] ** 2)
            right += 1
    squares += [x * x for x in residuals[left::-1]] if left >= 0 else []
    return squares + [x * x for x in residuals[right:]]
