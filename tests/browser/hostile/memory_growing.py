# verdict: memory-limit-exceeded or time-limit-exceeded
def max_per_window(scores, k):
    held = []
    while True:
        held.append(bytearray(64 << 20))
