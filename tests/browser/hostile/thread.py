# verdict: runtime-error
import threading


def max_per_window(scores, k):
    threading.Thread(target=print).start()
