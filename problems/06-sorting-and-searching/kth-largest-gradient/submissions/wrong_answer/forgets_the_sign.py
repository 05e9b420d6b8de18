import random


def kth_largest_magnitude(gradient, k):
    left = list(gradient)
    while True:
        pivot = random.choice(left)
        larger = [entry for entry in left if entry > pivot]
        equal = left.count(pivot)
        if k <= len(larger):
            left = larger
        elif k <= len(larger) + equal:
            return pivot
        else:
            k -= len(larger) + equal
            left = [entry for entry in left if entry < pivot]
