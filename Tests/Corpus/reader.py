"""Reads the corpus of requests; README.md beside this file says how it is written.

    python3 -m Corpus.reader FOLDER     (in Tests) writes each case as a file of its own, for the fuzzer to start from
"""
import pathlib
import sys
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
SIMPLE = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}


@dataclass(frozen=True)
class Case:
    topic: str
    name: str
    section: str
    # Requests that are read whole, and what ends the stream: None, "more", or the status of the refusal.
    whole: int
    ending: str | None
    # The statuses that the program answers.
    answers: tuple
    data: bytes

    @property
    def is_refused(self):
        return self.ending not in (None, "more")

    def __str__(self):
        return f"{self.topic}: {self.name} (RFC {self.section})"


def expand(text, names, end=""):
    """The bytes of an escaped text up to `end`, and what is behind it."""
    out = bytearray()
    while text:
        character, text = text[0], text[1:]
        if character == end:
            return bytes(out), text
        if character != "\\":
            out += character.encode()
            continue
        kind, text = text[0], text[1:]
        if kind in SIMPLE:
            out += SIMPLE[kind]
        elif kind == "x":
            out.append(int(text[:2], 16))
            text = text[2:]
        elif kind == "(":
            name, text = text.split(")", 1)
            out += names[name]
        elif kind == "{":
            count, text = text.split(":", 1)
            inner, text = expand(text, names, "}")
            out += inner * int(count)
        else:
            raise ValueError(f"\\{kind} is no escape")
    if end:
        raise ValueError(f"{end} is missing")
    return bytes(out), ""


def read(file):
    names, cases, head, body = {}, [], None, ""

    def finish():
        if head is None:
            return
        name, section, outcome, *answers = [part.strip() for part in head.split(" | ")]
        parts = outcome.split()
        whole = int(parts[0]) if len(parts) == 2 or int(parts[0]) < 100 else 0
        ending = parts[-1] if len(parts) == 2 or int(parts[0]) >= 100 else None
        statuses = [int(status) for status in answers[0].split()] if answers else \
            [200] * whole + ([int(ending)] if ending not in (None, "more") else [])
        cases.append(Case(file.stem, name, section, whole, ending, tuple(statuses), expand(body, names)[0]))

    for line in file.read_text().splitlines():
        if line.startswith("== "):
            finish()
            head, body = line[3:], ""
        elif line.startswith("let "):
            name, text = line[4:].split(" = ", 1)
            names[name] = expand(text, names)[0]
        elif head is not None:
            body += line
    finish()
    return cases


def all_cases():
    return [case for file in sorted(HERE.glob("*.http")) for case in read(file)]


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(all_cases()):
        (folder / f"{case.topic}-{number:03}").write_bytes(case.data)
