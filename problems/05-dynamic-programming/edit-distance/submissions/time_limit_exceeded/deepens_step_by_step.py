def edit_distance(said, heard):
    def reaches(i, j, edits):
        while i < len(said) and j < len(heard) and said[i] == heard[j]:
            i += 1
            j += 1
        if i == len(said) and j == len(heard):
            return True
        if edits == 0 or i > len(said) or j > len(heard):
            return False
        return any(reaches(*step, edits - 1) for step in [(i + 1, j + 1), (i + 1, j), (i, j + 1)])

    edits = 0
    while not reaches(0, 0, edits):
        edits += 1
    return edits
