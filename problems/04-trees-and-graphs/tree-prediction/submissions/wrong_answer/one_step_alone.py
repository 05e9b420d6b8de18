def predict(nodes, rows):
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        if left != -1:
            feature, threshold, left, right, value = nodes[right if row[feature] > threshold else left]
        predictions.append(value)
    return predictions
