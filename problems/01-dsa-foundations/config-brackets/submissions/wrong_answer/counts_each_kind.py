def first_fault(text):
    opened = {"(": [], "[": [], "{": []}
    partner = {")": "(", "]": "[", "}": "{"}
    quote = None
    for at, character in enumerate(text):
        if character == '"':
            quote = at if quote is None else None
        elif quote is None and character in opened:
            opened[character].append(at)
        elif quote is None and character in partner:
            if not opened[partner[character]]:
                return at
            opened[partner[character]].pop()
    if quote is not None:
        return quote
    return max(sum(opened.values(), []), default=None)
