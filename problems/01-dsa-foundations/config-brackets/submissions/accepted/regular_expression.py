import re


def first_fault(text):
    opened = []
    for token in re.finditer(r'"[^"]*"?|[()\[\]{}]', text):
        found, at = token.group(), token.start()
        if found[0] == '"':
            if len(found) == 1 or found[-1] != '"':
                return at
        elif found in "([{":
            opened.append((found, at))
        elif not opened or opened.pop()[0] + found not in ("()", "[]", "{}"):
            return at
    return opened.pop()[1] if opened else None
