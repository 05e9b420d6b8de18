from functools import cache


def choose_models(sizes, gains, budget):
    @cache
    def best(k, room):
        if k == len(sizes):
            return 0, ()
        without = best(k + 1, room)
        if sizes[k] > room:
            return without
        gain, models = best(k + 1, room - sizes[k])
        return max(without, (gain + gains[k], (k, *models)))

    return list(best(0, budget)[1])
