def longest_balanced(labels):
    n = len(labels)
    for length in range(n - n % 2, 0, -2):
        ones = sum(labels[:length])
        for start in range(n - length + 1):
            if 2 * ones == length:
                return start, start + length
            if start + length < n:
                ones += labels[start + length] - labels[start]
    return None
