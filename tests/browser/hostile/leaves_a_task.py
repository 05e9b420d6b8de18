# verdict: wrong-answer
import asyncio

loop = asyncio.new_event_loop()


def later():
    while True:
        pass


def max_per_window(scores, k):
    loop.call_soon(later)
    loop.call_later(0.01, later)
    return []
