def first_fault(text):
    closing = {"(": ")", "[": "]", "{": "}"}
    awaited = []  # (closing bracket, position of the opening one)
    at = 0
    while at < len(text):
        character = text[at]
        if character == '"':
            end = text.find('"', at + 1)
            if end < 0:
                return at
            at = end
        elif character in closing:
            awaited.append((closing[character], at))
        elif character in ")]}":
            if not awaited or awaited.pop()[0] != character:
                return at
        at += 1
    return awaited[-1][1] if awaited else None
