def first_fault(text):
    opened, quote = [], None
    for at, character in enumerate(text):
        if character == '"':
            quote = at if quote is None else None
        elif quote is None and character in "([{":
            opened.append(at)
        elif quote is None and character in ")]}":
            if text[opened.pop()] + character not in ("()", "[]", "{}"):
                return at
    if quote is not None:
        return quote
    return opened[-1] if opened else None
