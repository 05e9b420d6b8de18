def predict(nodes, rows):
    features = len(rows[0])
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        while left != -1 and feature < features:
            feature, threshold, left, right, value = nodes[right if row[feature] > threshold else left]
        predictions.append(value)
    return predictions
