def first_fault(text):
    opened, quote = [], None
    for at, character in enumerate(text):
        if character == '"':
            quote = at if quote is None else None
        elif quote is None and character in "([{":
            opened.append(at)
        elif quote is None and character in ")]}":
            if not opened or text[opened.pop()] + character not in ("()", "[]", "{}"):
                return at
    return opened[-1] if quote is None else quote
