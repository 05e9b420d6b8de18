def edit_distance(said, heard):
    different = sum(word != other for word, other in zip(said, heard))
    return different + abs(len(said) - len(heard))
