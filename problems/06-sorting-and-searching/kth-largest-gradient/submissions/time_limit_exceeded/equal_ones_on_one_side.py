import random


def kth_largest_magnitude(gradient, k):
    a = [abs(entry) for entry in gradient]
    low, high, place = 0, len(a) - 1, k - 1
    while low < high:
        drawn = random.randint(low, high)
        a[drawn], a[high] = a[high], a[drawn]
        i = low
        for j in range(low, high):
            if a[j] > a[high]:
                a[i], a[j] = a[j], a[i]
                i += 1
        a[i], a[high] = a[high], a[i]
        if place == i:
            return a[i]
        if place < i:
            high = i - 1
        else:
            low = i + 1
    return a[low]
