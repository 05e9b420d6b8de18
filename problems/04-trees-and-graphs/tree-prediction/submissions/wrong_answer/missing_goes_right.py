def predict(nodes, rows):
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        while left != -1:
            feature, threshold, left, right, value = nodes[left if row[feature] <= threshold else right]
        predictions.append(value)
    return predictions
