def predict(nodes, rows):
    predictions = []
    for row in rows:
        at = 0
        while nodes[at][2] != -1 and 2 * at + 2 < len(nodes):
            feature, threshold = nodes[at][:2]
            at = 2 * at + (2 if row[feature] > threshold else 1)
        predictions.append(nodes[at][4])
    return predictions
