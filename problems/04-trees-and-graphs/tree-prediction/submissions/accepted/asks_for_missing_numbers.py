from math import isnan


def predict(nodes, rows):
    def leaf_value(row):
        at = 0
        while True:
            feature, threshold, left, right, value = nodes[at]
            if (left, right) == (-1, -1):
                return value
            x = row[feature]
            at = left if isnan(x) or x <= threshold else right

    return [leaf_value(row) for row in rows]
