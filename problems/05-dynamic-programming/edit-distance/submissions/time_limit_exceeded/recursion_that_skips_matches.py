def edit_distance(said, heard):
    def distance(i, j):
        if i == 0 or j == 0:
            return i + j
        if said[i - 1] == heard[j - 1]:
            return distance(i - 1, j - 1)
        return 1 + min(distance(i - 1, j), distance(i, j - 1), distance(i - 1, j - 1))

    return distance(len(said), len(heard))
