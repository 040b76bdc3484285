#!/usr/bin/env python3
"""Writes the requests of Tests/Fixtures/http as files to begin fuzzing with. Argument: the folder for them."""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIGNS = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0"}


def expanded(text):
    """The text with every {{3*x}} written out, but no more than nine times: length is what the fuzzer finds by itself."""
    while match := re.search(r"\{\{(\d+)\*((?:(?!\{\{|\}\}).)*)\}\}", text):
        text = text[:match.start()] + match[2] * min(int(match[1]), 9) + text[match.end():]
    return text


def unescaped(text):
    pieces = re.split(r"\\(x[0-9A-Fa-f]{2}|.)", text)
    signs = [bytes([int(sign[1:], 16)]) if len(sign) == 3 else SIGNS.get(sign, sign.encode()) for sign in pieces[1::2]]
    return b"".join(piece.encode() + sign for piece, sign in zip(pieces[::2], [*signs, b""]))


folder = pathlib.Path(sys.argv[1])
for table in sorted((ROOT / "Tests/Fixtures/http").glob("*.tsv")):
    for line in table.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            # Two bytes in front say where the fuzzing target cuts.
            request = b"\x10\x20" + unescaped(expanded(line.split("\t")[2]))
            (folder / hashlib.sha256(request).hexdigest()[:16]).write_bytes(request[:1024])
