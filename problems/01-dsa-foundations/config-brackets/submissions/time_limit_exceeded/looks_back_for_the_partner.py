def first_fault(text):
    closed = [False] * len(text)
    quote = None
    for at, character in enumerate(text):
        if character == '"':
            closed[at] = True
            if quote is None:
                quote = at
            else:
                closed[quote:at] = [True] * (at - quote)
                quote = None
        elif quote is None and character in ")]}":
            partner = at - 1
            while partner >= 0 and (closed[partner] or text[partner] not in "([{"):
                partner -= 1
            if partner < 0 or text[partner] + character not in ("()", "[]", "{}"):
                return at
            closed[partner] = closed[at] = True
    if quote is not None:
        return quote
    return max((at for at, character in enumerate(text) if character in "([{" and not closed[at]), default=None)
