def edit_distance(said, heard):
    if not said or not heard:
        return len(said) + len(heard)
    return min(
        edit_distance(said[1:], heard) + 1,
        edit_distance(said, heard[1:]) + 1,
        edit_distance(said[1:], heard[1:]) + (said[0] != heard[0]),
    )
