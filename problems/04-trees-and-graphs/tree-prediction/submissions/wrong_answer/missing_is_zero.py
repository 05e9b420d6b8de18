def predict(nodes, rows):
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        while left != -1:
            x = 0.0 if row[feature] != row[feature] else row[feature]
            feature, threshold, left, right, value = nodes[right if x > threshold else left]
        predictions.append(value)
    return predictions
