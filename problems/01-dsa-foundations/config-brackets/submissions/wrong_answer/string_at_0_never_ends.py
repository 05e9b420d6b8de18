OPENING = {")": "(", "]": "[", "}": "{"}


def first_fault(text):
    opened = []  # positions of the brackets that are open
    quote = None  # where the string began that we are in
    for at, character in enumerate(text):
        if character == '"':
            quote = None if quote else at
        elif quote is not None:
            continue
        elif character in "([{":
            opened.append(at)
        elif character in OPENING:
            if not opened or text[opened.pop()] != OPENING[character]:
                return at
    if quote is not None:
        return quote
    return opened[-1] if opened else None
