def first_fault(text):
    opened, quote = (), None
    for at, character in enumerate(text):
        if character == '"':
            quote = at if quote is None else None
        elif quote is None and character in "([{":
            opened = (at, *opened)
        elif quote is None and character in ")]}":
            if not opened or text[opened[0]] + character not in ("()", "[]", "{}"):
                return at
            opened = opened[1:]
    if quote is not None:
        return quote
    return opened[0] if opened else None
