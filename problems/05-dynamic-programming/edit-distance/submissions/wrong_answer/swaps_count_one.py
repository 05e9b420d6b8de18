def edit_distance(said, heard):
    table = [[i + j for j in range(len(heard) + 1)] for i in range(len(said) + 1)]
    for i in range(1, len(said) + 1):
        for j in range(1, len(heard) + 1):
            different = said[i - 1] != heard[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + different)
            if i > 1 and j > 1 and said[i - 1] == heard[j - 2] and said[i - 2] == heard[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]
