# verdict: runtime-error
from js import Worker


def max_per_window(scores, k):
    return Worker.new("/python/worker.js")
