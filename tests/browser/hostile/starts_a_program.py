# verdict: runtime-error
import subprocess


def max_per_window(scores, k):
    return subprocess.run(["ls"])
