def best_so_far(losses):
    pass
