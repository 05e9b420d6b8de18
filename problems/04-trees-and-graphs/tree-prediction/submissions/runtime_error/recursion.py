def predict(nodes, rows):
    def walk(at, row):
        feature, threshold, left, right, value = nodes[at]
        if left == -1:
            return value
        return walk(right if row[feature] > threshold else left, row)

    return [walk(0, row) for row in rows]
