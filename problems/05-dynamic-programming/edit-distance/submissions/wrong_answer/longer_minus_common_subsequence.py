def edit_distance(said, heard):
    above = [0] * (len(heard) + 1)  # longest common subsequence
    for word in said:
        row = [0]
        for j, other in enumerate(heard, 1):
            row.append(above[j - 1] + 1 if word == other else max(above[j], row[j - 1]))
        above = row
    return max(len(said), len(heard)) - above[-1]
