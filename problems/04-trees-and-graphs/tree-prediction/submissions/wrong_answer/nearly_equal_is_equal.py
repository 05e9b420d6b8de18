def predict(nodes, rows):
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        while left != -1:
            feature, threshold, left, right, value = nodes[right if row[feature] > threshold + 1e-9 else left]
        predictions.append(value)
    return predictions
