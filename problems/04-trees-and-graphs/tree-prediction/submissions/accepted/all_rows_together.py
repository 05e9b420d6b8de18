def predict(nodes, rows):
    predictions = list(rows)  # each is replaced at a leaf
    waiting = [(0, range(len(rows)))]
    while waiting:
        at, here = waiting.pop()
        feature, threshold, left, right, value = nodes[at]
        if left == -1:
            for i in here:
                predictions[i] = value
        else:
            sides = {False: [], True: []}
            for i in here:
                sides[rows[i][feature] > threshold].append(i)
            waiting += [(left, sides[False]), (right, sides[True])]
    return predictions
