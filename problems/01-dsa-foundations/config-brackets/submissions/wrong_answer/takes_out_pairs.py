import re


def first_fault(text):
    rest = re.sub(r'"[^"]*"', "", text)
    rest = re.sub(r'[^()\[\]{}"]', "", rest)
    before = None
    while before != rest:
        before = rest
        rest = re.sub(r"\(\)|\[\]|\{\}", "", rest)
    return text.index(rest[0]) if rest else None
