def predict(nodes, rows):
    predictions = []
    at = 0
    for row in rows:
        while nodes[at][2] != -1:
            feature, threshold, left, right, _ = nodes[at]
            at = right if row[feature] > threshold else left
        predictions.append(nodes[at][4])
    return predictions
