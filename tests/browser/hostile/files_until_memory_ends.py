# verdict: memory-limit-exceeded or time-limit-exceeded
def max_per_window(scores, k):
    with open("/tmp/large", "wb") as file:
        while True:
            file.write(bytes(64 << 20))
