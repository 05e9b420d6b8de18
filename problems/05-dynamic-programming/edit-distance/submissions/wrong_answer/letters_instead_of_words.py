def edit_distance(said, heard):
    said, heard = " ".join(said), " ".join(heard)
    above = list(range(len(heard) + 1))
    for i, letter in enumerate(said, 1):
        row = [i]
        for j, other in enumerate(heard, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other)))
        above = row
    return above[-1]
