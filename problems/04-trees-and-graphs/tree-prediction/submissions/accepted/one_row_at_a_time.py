def predict(nodes: list[tuple[int, float, int, int, float]], rows: list[list[float]]) -> list[float]:
    predictions = []
    for row in rows:
        feature, threshold, left, right, value = nodes[0]
        while left != -1:
            feature, threshold, left, right, value = nodes[right if row[feature] > threshold else left]
        predictions.append(value)
    return predictions
