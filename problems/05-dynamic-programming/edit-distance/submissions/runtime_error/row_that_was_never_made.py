def edit_distance(said, heard):
    above = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        row = [i]
        for j, other in enumerate(heard, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (word != other)))
        above = row
    return row[-1]
