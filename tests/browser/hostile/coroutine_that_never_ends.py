# verdict: time-limit-exceeded
import asyncio


async def wait():
    while True:
        await asyncio.sleep(0)


def max_per_window(scores, k):
    return asyncio.run(wait())
