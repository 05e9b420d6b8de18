from difflib import SequenceMatcher


def edit_distance(said, heard):
    edits = 0
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind != "equal":
            edits += max(i2 - i1, j2 - j1)
    return edits
