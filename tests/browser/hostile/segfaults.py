# verdict: runtime-error
import faulthandler


def max_per_window(scores, k):
    faulthandler._sigsegv()
