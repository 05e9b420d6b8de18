def edit_distance(said, heard):
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        row[0] = i
        for j, other in enumerate(heard, 1):
            if word != other:  # row[j - 1] is of this round already
                row[j] = 1 + min(row[j], row[j - 1])
            else:
                row[j] = row[j - 1]
    return row[-1]
