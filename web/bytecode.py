"""Byte code for an archive of Python modules, made in the interpreter that will run it."""

import io
import zipfile
from importlib.util import source_hash

# A .pyc of the kind that is never held against its source: there is none beside it.
from importlib._bootstrap_external import _code_to_hash_pyc

FOLDER = 0o40755 << 16 | 0x10
FILE = 0o100644 << 16


def byte_compiled(archive, home, left_out=()):
    """The same zip with each module's byte code in its source's place. `home` is where the archive's files will be, with a slash.
    What begins with one of `left_out` does not come along.

    Order, dates and rights are fixed, so that equal archives give equal bytes.
    """
    with zipfile.ZipFile(io.BytesIO(archive.to_bytes())) as source:
        names = [name for name in source.namelist() if not name.startswith(tuple(left_out))]
        entries = sorted(_entry(name, source.read(name), home) for name in names)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in entries:
            is_folder = name.endswith("/")
            info = zipfile.ZipInfo(name)
            info.external_attr = FOLDER if is_folder else FILE
            info.compress_type = zipfile.ZIP_STORED if is_folder else zipfile.ZIP_DEFLATED
            target.writestr(info, content, compresslevel=9)
    return made.getvalue()


def _entry(name, content, home):
    if not name.endswith(".py"):
        return name, content
    try:
        code = compile(content, home + name, "exec", dont_inherit=True)
    except SyntaxError:
        # A template, or a test's example: nobody imports it.
        return name, content
    return name + "c", bytes(_code_to_hash_pyc(code, source_hash(content), False))
