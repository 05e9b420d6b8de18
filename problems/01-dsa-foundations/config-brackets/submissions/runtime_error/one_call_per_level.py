def first_fault(text):
    pairs = {"(": ")", "[": "]", "{": "}"}

    def read(at, opened):
        """The position behind what this bracket encloses, and the fault in it."""
        while at < len(text):
            character = text[at]
            if character == '"':
                end = text.find('"', at + 1)
                if end < 0:
                    return at, at
                at = end
            elif character in pairs:
                at, fault = read(at + 1, at)
                if fault is not None:
                    return at, fault
            elif character in ")]}":
                fits = opened is not None and pairs[text[opened]] == character
                return at, None if fits else at
            at += 1
        return at, opened

    return read(0, None)[1]
