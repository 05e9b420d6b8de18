def predict(nodes, rows):
    def leaf_value(row):
        feature, threshold, left, right, value = nodes[0]
        while left != -1:
            feature, threshold, left, right, value = nodes[right if row[feature] > threshold else left]
            if value:
                break
        return value

    return [leaf_value(row) for row in rows]
