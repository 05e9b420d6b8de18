def predict(nodes, rows):
    predictions = [0.0] * len(rows)
    waiting = [(0, list(range(len(rows))))]
    while waiting:
        at, here = waiting.pop()
        feature, threshold, left, right, value = nodes[at]
        if left == -1:
            for i in here:
                predictions[i] = value
        elif here:
            greater = [i for i in here if rows[i][feature] > threshold]
            others = [i for i in here if not rows[i][feature] > threshold]
            waiting += [(left, others), (right, greater)]
    return predictions
