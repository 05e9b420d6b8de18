def segment(text, vocabulary):
    root = {}
    for token in vocabulary:
        node = root
        for character in token:
            node = node.setdefault(character, {})
        node["end"] = True
    came_from = {0: (0, 0)}  # place: fewest tokens, and where the last one begins
    for start in range(len(text)):
        if start not in came_from:
            continue
        count = came_from[start][0] + 1
        node = root
        for end in range(start, len(text)):
            node = node.get(text[end])
            if node is None:
                break
            if "end" in node and (end + 1 not in came_from or count < came_from[end + 1][0]):
                came_from[end + 1] = (count, start)
    if len(text) not in came_from:
        return None
    cut, end = [], len(text)
    while end > 0:
        start = came_from[end][1]
        cut.append(text[start:end])
        end = start
    return cut[::-1]
