from collections import defaultdict


def count_spans(attributions, k):
    beginnings = defaultdict(list)
    beginnings[0].append(0)
    total = spans = 0
    for at, attribution in enumerate(attributions):
        total += attribution
        for beginning in beginnings[total - k]:
            if beginning <= at:
                spans += 1
        beginnings[total].append(at + 1)
    return spans
