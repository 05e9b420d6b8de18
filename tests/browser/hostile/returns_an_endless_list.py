# verdict: wrong-answer
def max_per_window(scores, k):
    found = []
    found.append(found)
    return found
