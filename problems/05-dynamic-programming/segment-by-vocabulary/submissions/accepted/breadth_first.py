from collections import deque


def segment(text, vocabulary):
    tokens = set(vocabulary)
    sizes = sorted({len(token) for token in tokens})
    start_of = {0: None}
    queue = deque([0])
    while queue and len(text) not in start_of:
        start = queue.popleft()
        for size in sizes:
            end = start + size
            if end not in start_of and text[start:end] in tokens and end <= len(text):
                start_of[end] = start
                queue.append(end)
    if len(text) not in start_of:
        return None
    cut, end = [], len(text)
    while end:
        cut.append(text[start_of[end]:end])
        end = start_of[end]
    return cut[::-1]
