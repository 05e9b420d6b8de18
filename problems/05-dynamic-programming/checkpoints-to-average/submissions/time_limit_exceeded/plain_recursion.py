def checkpoints_to_average(gains):
    def best(i):
        if i >= len(gains):
            return 0.0, []
        sum_without, without = best(i + 1)
        sum_with, taken = best(i + 2)
        if sum_with + gains[i] > sum_without:
            return sum_with + gains[i], [i] + taken
        return sum_without, without

    return best(0)[1]
