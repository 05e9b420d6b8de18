def merge_spans(spans):
    merged, hand = [], None
    for span in sorted(spans, key=lambda span: (span[2], span[0])):
        if hand is None:
            hand = span
        elif hand[2] == span[2] and span[0] <= hand[1]:
            hand = (hand[0], max(hand[1], span[1]), hand[2])
        else:
            merged.append(hand)
            hand = span
    return merged
