import random


def kth_largest_magnitude(gradient, k):
    a = [abs(entry) for entry in gradient]
    low, high, place = 0, len(a), k - 1
    while True:
        pivot = a[random.randrange(low, high)]
        i, j, end = low, low, high
        while j < end:
            if a[j] > pivot:
                a[i], a[j] = a[j], a[i]
                i += 1
                j += 1
            elif a[j] < pivot:
                end -= 1
                a[j], a[end] = a[end], a[j]
            else:
                j += 1
        if place < i:
            high = i
        elif place < end:
            return pivot
        else:
            low = end
