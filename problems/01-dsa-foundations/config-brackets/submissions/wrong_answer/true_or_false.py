def first_fault(text):
    opened, quote = [], False
    for character in text:
        if character == '"':
            quote = not quote
        elif not quote and character in "([{":
            opened.append(character)
        elif not quote and character in ")]}":
            if not opened or opened.pop() + character not in ("()", "[]", "{}"):
                return False
    return not opened and not quote
