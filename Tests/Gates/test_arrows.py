"""The gates of .ci find what they are there to find: each is shown a planted breach."""
import importlib.util
import pathlib
import shutil

import pytest

from demonstration import ROOT


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


arrows = load("arrows")
becauses = load("becauses")


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "Sources"
    for target in ("HTTP", "WebAdmin", "Domain"):
        (folder / target / "Rooms").mkdir(parents=True)
    return folder


def plant(sources, target, text):
    (sources / target / "Rooms" / "Planted.swift").write_text(text)
    return list(arrows.import_breaches(sources))


@pytest.mark.parametrize("target, text, breach", [
    ("WebAdmin", "import Store\n", "Sources/WebAdmin/Rooms/Planted.swift:1: WebAdmin must not import Store"),
    ("WebAdmin", "import Domain\n\npublic import PublicSite\n",
     "Sources/WebAdmin/Rooms/Planted.swift:3: WebAdmin must not import PublicSite"),
    ("Domain", "#if canImport(Foundation)\nimport Foundation\n#endif\n",
     "Sources/Domain/Rooms/Planted.swift:2: Domain must not import Foundation"),
    ("Domain", "import struct Foundation.Date\n", "Sources/Domain/Rooms/Planted.swift:1: Domain must not import Foundation"),
    ("HTTP", "@preconcurrency internal import LibUV\n", "Sources/HTTP/Rooms/Planted.swift:1: HTTP must not import LibUV"),
    ("HTTP", "@_exported public import HTTPTypes\n", "Sources/HTTP/Rooms/Planted.swift:1: @_exported hides an arrow"),
])
def test_a_planted_import_is_found(sources, target, text, breach):
    assert plant(sources, target, text) == [breach]


@pytest.mark.parametrize("text", [
    "import Domain\nimport HTML\npublic import Pages\n", "// import Store\n", "/*\nimport Store\n*/\n",
    'let text = """\n    import Store\n    """\n', "import Glibc\n",
])
def test_what_is_allowed_or_only_text_passes(sources, text):
    assert plant(sources, "WebAdmin", text) == []


def test_a_target_the_table_does_not_know_is_a_breach(sources):
    (sources / "Helpers").mkdir()
    assert list(arrows.import_breaches(sources)) == ["Sources/Helpers: not in the table of .ci/arrows.py"]


def test_a_declared_dependency_against_the_arrows_is_found():
    declared = {**arrows.ARROWS, "Domain": [*arrows.ARROWS["Domain"], "SQLite"]}
    declared = {target: names + arrows.PACKAGES.get(target, []) for target, names in declared.items()}
    assert list(arrows.declaration_breaches(declared)) == ["Package.swift: Domain must not depend on SQLite"]


def test_what_may_never_meet_is_found_by_every_path():
    declared = {**arrows.ARROWS, "Pages": ["HTTP", "PublicSite"]}
    assert list(arrows.reach_breaches(declared)) == ["Package.swift: WebAdmin reaches PublicSite"]


def test_the_sources_themselves_obey():
    assert list(arrows.import_breaches(ROOT / "Sources")) == []


@pytest.mark.parametrize("text, count", [
    ("final class Loop: @unchecked Sendable {}\n", 1),
    ("// because: only the loop's thread touches it\nfinal class Loop: @unchecked Sendable {}\n", 0),
    ("let first = items.first!\n", 1),
    ("let first = items.first!  // because: checked above\n", 0),
    ("if a != b, !c { print(\"Stop!\") }\n", 0),
    ("guard let x = try? read() else { fatalError(\"no\") }\n", 1),
    ("nonisolated(unsafe) var table = 0\n", 1),
])
def test_a_bare_unsafe_word_is_found(tmp_path, text, count):
    (tmp_path / "Planted.swift").write_text(text)
    assert len(list(becauses.breaches(tmp_path))) == count


def test_the_checks_run_as_programs(tmp_path):
    import subprocess
    import sys

    shutil.copytree(ROOT / "Sources", tmp_path / "Sources")
    planted = pathlib.Path(tmp_path / "Sources" / "HTML" / "Planted.swift")
    planted.write_text("import SQLite\nlet x = y as! Int\n")
    shutil.copy(ROOT / "Package.swift", tmp_path)
    run = lambda script, folder: subprocess.run([sys.executable, ROOT / ".ci" / script, folder], capture_output=True, text=True)
    found = run("arrows.py", tmp_path)
    assert found.returncode == 1 and "HTML must not import SQLite" in found.stdout
    found = run("becauses.py", tmp_path / "Sources")
    assert found.returncode == 1 and "Planted.swift:2: as! without a because" in found.stdout
