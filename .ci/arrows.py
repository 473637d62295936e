#!/usr/bin/env python3
"""Checks that every import obeys the arrows of docs/architecture.md.

    .ci/arrows.py [FOLDER]        exit status 0 when they hold, 1 with a line for each breach

The compiler is no guard here: a plain `swift build` lets a target import a sibling it does not declare, and the
stricter flag lets imports pass that a declared dependency brings along. So the table below is the law: the imports
of the sources are held against it, and the dependencies that Package.swift declares, too.
"""
import json
import pathlib
import re
import subprocess
import sys

# What a target may import of ours. Pages is what the two sites share, and they never see each other.
ARROWS = {
    "CCurl": [], "CExpat": [], "CGlibc": [], "CLibUV": [], "CQRencode": [], "CSQLite": [], "CSodium": [], "CZlib": [],
    "Networks": [],
    "Folders": [],
    "QRCodes": ["CQRencode"],
    "Curl": ["CCurl", "Networks"],
    "LibUV": ["CLibUV"],
    "Sodium": ["CSodium"],
    "SQLite": ["CSQLite"],
    "HTML": [],
    "TimeZones": [],
    "RandomNumbers": [],
    "Seating": ["RandomNumbers"],
    "Scheduling": ["RandomNumbers"],
    "HTTP": ["CZlib", "Folders", "Networks", "Sodium"],
    "HTTPServer": ["HTTP", "LibUV"],
    "ICalendar": ["TimeZones"],
    "Domain": ["Scheduling", "Seating", "TimeZones"],
    "Store": ["Domain", "Folders", "SQLite", "Sodium", "TimeZones"],
    "Expat": ["CExpat"],
    "BulkImport": ["Domain", "Expat", "Folders", "TimeZones"],
    "Pages": ["HTTP", "HTML", "Domain", "QRCodes", "TimeZones"],
    "WebAdmin": ["Pages", "HTTP", "HTML", "Domain", "BulkImport", "Sodium", "TimeZones"],
    "PublicSite": ["Pages", "HTTP", "HTML", "Domain", "ICalendar", "Sodium", "TimeZones"],
    "RoundtableCLI": ["WebAdmin", "PublicSite", "Pages", "HTTPServer", "HTTP", "LibUV", "Store", "SQLite", "Domain",
                      "BulkImport", "ICalendar", "Curl", "Networks", "Folders", "Seating", "Sodium", "TimeZones", "CGlibc"],
    "roundtable": ["RoundtableCLI"],
}
# What a target may import of others.
PACKAGES = {
    "HTTP": ["HTTPTypes"],
    "HTTPServer": ["HTTPTypes", "Logging"],
    "Pages": ["HTTPTypes"],
    "WebAdmin": ["HTTPTypes"],
    "PublicSite": ["HTTPTypes"],
    "RoundtableCLI": ["ArgumentParser", "HTTPTypes", "Logging"],
}
# Open to all. Foundation is not: it makes the program ten times as large and knows nothing we need.
SYSTEM = {"Glibc", "Synchronization"}
# Nothing may reach these from there, by any path.
NEVER = [("WebAdmin", "PublicSite"), ("PublicSite", "WebAdmin"), ("Domain", "Store"), ("Domain", "HTTP"),
         ("HTTP", "LibUV"), ("HTTP", "Domain"), ("Store", "HTTP"), ("BulkImport", "Store"), ("WebAdmin", "Store"),
         ("PublicSite", "Store")]

IMPORT = re.compile(
    r"^\s*((?:@\w+(?:\([^)]*\))?\s+)*)"
    r"(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func|actor|macro)\s+)?(\w+)",
    re.MULTILINE)


def imports(text):
    """The modules a source imports, each with its line and the attributes before it; comments do not count."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    text = re.sub(r"/\*.*?\*/", blank, text, flags=re.DOTALL)
    text = re.sub(r'"""(?:\\.|.)*?"""', blank, text, flags=re.DOTALL)
    for match in IMPORT.finditer(text):
        yield match.group(2), text.count("\n", 0, match.start(2)) + 1, match.group(1)


def import_breaches(sources):
    for target in sorted(path.name for path in sources.iterdir() if path.is_dir()):
        if target not in ARROWS:
            yield f"Sources/{target}: not in the table of .ci/arrows.py"
            continue
        allowed = {target, *ARROWS[target], *PACKAGES.get(target, []), *SYSTEM}
        for file in sorted((sources / target).rglob("*.swift")):
            for module, line, attributes in imports(file.read_text(encoding="utf-8")):
                place = f"{file.relative_to(sources.parent)}:{line}"
                if module not in allowed:
                    yield f"{place}: {target} must not import {module}"
                if "@_exported" in attributes or "@testable" in attributes:
                    yield f"{place}: {attributes.strip()} hides an arrow"


def declared_dependencies(folder):
    """What Package.swift declares: target -> names. Test targets are not held to the arrows."""
    dump = subprocess.run(["swift", "package", "--package-path", folder, "dump-package"],
                          check=True, capture_output=True, text=True).stdout
    declared = {}
    for target in json.loads(dump)["targets"]:
        if target["type"] == "test" or (target.get("path") or "").startswith("Tests/"):
            continue
        names = [next(iter(dependency.values()))[0] for dependency in target["dependencies"]]
        declared[target["name"]] = names
    return declared


def declaration_breaches(declared):
    for target, names in sorted(declared.items()):
        if target not in ARROWS:
            yield f"Package.swift: target {target} is not in the table of .ci/arrows.py"
            continue
        for name in names:
            if name not in ARROWS[target] and name not in PACKAGES.get(target, []):
                yield f"Package.swift: {target} must not depend on {name}"
        for name in ARROWS[target]:
            if name not in names:
                yield f".ci/arrows.py: {target} -> {name} is allowed but not declared in Package.swift"
    for target in ARROWS.keys() - declared.keys():
        yield f".ci/arrows.py: no target {target} in Package.swift"


def reachable(target, declared):
    seen, waiting = set(), [target]
    while waiting:
        for name in declared.get(waiting.pop(), []):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def reach_breaches(declared):
    for target, forbidden in NEVER:
        if forbidden in reachable(target, declared):
            yield f"Package.swift: {target} reaches {forbidden}"


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    declared = declared_dependencies(folder)
    breaches = [*import_breaches(folder / "Sources"), *declaration_breaches(declared), *reach_breaches(declared)]
    for breach in breaches:
        print(breach)
    files = sum(1 for _ in (folder / "Sources").rglob("*.swift"))
    print(f"arrows: {files} files of {len(declared)} targets, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
