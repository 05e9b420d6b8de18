def predict(nodes, rows):
    predictions = []
    for row in rows:
        at = 0
        while at != -1:
            feature, threshold, left, right, value = nodes[at]
            at = right if row[feature] > threshold else left
        predictions.append(value)
    return predictions
