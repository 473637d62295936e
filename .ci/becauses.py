#!/usr/bin/env python3
"""Checks that every word that switches a guard of the compiler off says why.

    .ci/becauses.py [FOLDER]      exit status 0 when all do, 1 with a line for each that does not

`@unchecked Sendable`, `nonisolated(unsafe)`, `try!`, `fatalError`, a forced unwrap and the like may be right; the reader
cannot know without the reason. So the word "because" stands in the comment on the same line or directly above.
"""
import pathlib
import re
import sys

BARE = re.compile(
    r"@unchecked\s+Sendable|nonisolated\(unsafe\)|\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(|"
    r"\bunsafeBitCast\(|\bunsafeDowncast\(|[\w)\]]!(?=[.\s,)\]?]|$)")


def reasoned(lines, index):
    """A because on the line, or in the block of comments, attributes and opening lines directly above."""
    if "because" in lines[index].lower():
        return True
    above = index - 1
    while above >= 0 and lines[above].strip().startswith(("//", "@", "/*", "*")):
        if "because" in lines[above].lower():
            return True
        above -= 1
    return False


def breaches(folder):
    for file in sorted(folder.rglob("*.swift")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            code = re.sub(r'"(?:\\.|[^"\\])*"', '""', line).split("//")[0]
            match = BARE.search(code)
            if match and not reasoned(lines, index):
                yield f"{file}:{index + 1}: {match.group()} without a because"


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "Sources")
    found = list(breaches(folder))
    for breach in found:
        print(breach)
    print(f"becauses: {len(found)} missing")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
