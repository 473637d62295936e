"""Import twice, export, import: the second time nothing changes."""
import hashlib
import sqlite3

import icalendar
import pytest

from demonstration import ROOT, Roundtable

SEEDS = sorted(path.name for path in (ROOT / "seeds").iterdir() if path.is_dir())
KINDS = ["rooms", "tracks", "sessions", "speakers", "attendees"]


def import_folder(installation, folder, event):
    for kind, file in [("events", "event"), *((kind, kind) for kind in KINDS)]:
        path = folder / f"{file}.csv"
        if path.exists():
            yield kind, installation.command("import", kind, path, *(() if kind == "events" else ("--event", event)))


def contents(database):
    """A fingerprint of every row of every table. Of the log an export is left out, which is an entry and no change."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    prints = {}
    for table in sorted(tables):
        if table.startswith("sqlite_"):
            continue
        condition = "verb <> 'exported'" if table == "log" else "1"
        rows = sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{table}" WHERE {condition}'))
        prints[table] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    connection.close()
    return prints


@pytest.fixture
def filled(installation):
    installation.command("import", "programme", ROOT / "seeds")
    return installation


def test_a_second_import_changes_nothing(filled):
    before = contents(filled.database)
    filled.command("import", "programme", ROOT / "seeds")
    assert contents(filled.database) == before


def test_files_one_by_one_change_nothing_after_the_folder(filled):
    before = contents(filled.database)
    for kind, said in import_folder(filled, ROOT / "seeds" / "socitm-2011", "socitm-2011"):
        assert ": 0 new, 0 changed, " in said, kind
    assert contents(filled.database) == before


def test_the_import_of_an_export_changes_nothing(filled, tmp_path):
    before = contents(filled.database)
    for event in SEEDS:
        filled.command("export", "programme", tmp_path / event, "--event", event)
        filled.command("import", "programme", tmp_path / event)
    assert contents(filled.database) == before


def test_an_export_into_an_empty_database_exports_the_same(filled, tmp_path, program):
    folder = tmp_path / "exported"
    filled.command("export", "programme", folder, "--event", "socitm-2011")
    (tmp_path / "other").mkdir()
    other = Roundtable(program, tmp_path / "other")
    other.command("import", "programme", folder)
    for kind in KINDS:
        assert other.command("export", kind, "--event", "socitm-2011") == (folder / f"{kind}.csv").read_text(), kind


def entries(installation, event):
    """What calendars know of each session: title -> (UID, SEQUENCE, STATUS)."""
    calendar = icalendar.Calendar.from_ical(installation.command("feed", event))
    return {str(entry["SUMMARY"]): (str(entry["UID"]), entry["SEQUENCE"], str(entry.get("STATUS", "")))
            for entry in calendar.walk("VEVENT")}


def test_calendars_know_every_session_again_after_a_move_to_another_installation(installation, tmp_path, program):
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "event.csv").write_text("slug,title,zone,first_day,visibility\ntalks,Talks,Europe/London,2090-06-01,published\n")
    # Released, then one session moves twice and another is cancelled, and then the event moves.
    for rows in (["a,A,confirmed,2090-06-01 09:00,2090-06-01 10:00", "b,B,confirmed,2090-06-01 10:00,2090-06-01 11:00",
                  "c,C,confirmed,2090-06-01 11:00,2090-06-01 12:00", "d,D,draft,,"],
                 ["a,A,confirmed,2090-06-01 13:00,2090-06-01 14:00"], ["a,A,confirmed,2090-06-01 14:00,2090-06-01 15:00"],
                 ["b,B,cancelled,2090-06-01 10:00,2090-06-01 11:00"]):
        (folder / "sessions.csv").write_text("\n".join(["key,title,state,start,end", *rows, ""]))
        installation.command("import", "programme", folder, "--release")
    before = entries(installation, "talks")
    assert {title: told[1:] for title, told in before.items()} == {
        "A": (2, "CONFIRMED"), "Cancelled: B": (1, "CANCELLED"), "C": (0, "CONFIRMED")}

    installation.command("export", "programme", tmp_path / "exported", "--event", "talks")
    (tmp_path / "other").mkdir()
    other = Roundtable(program, tmp_path / "other")
    other.command("import", "programme", tmp_path / "exported", "--release")
    assert entries(other, "talks") == before

    # And from there the numbers go on.
    (folder / "sessions.csv").write_text("key,start,end\na,2090-06-01 16:00,2090-06-01 17:00\n")
    other.command("import", "sessions", folder / "sessions.csv", "--event", "talks", "--release")
    assert entries(other, "talks") == before | {"A": (before["A"][0], 3, "CONFIRMED")}


def test_a_dry_run_writes_nothing_and_reports_the_same(filled):
    installation = filled
    before = contents(installation.database)
    source = installation.folder / "more.csv"
    source.write_text("name,capacity\nNew room,12\n")
    installation.command("import", "rooms", source, "--event", "citycamp", "--dry-run")
    assert contents(installation.database) == before


def test_a_refused_row_is_named_by_line_column_value_and_reason_and_nothing_is_written(filled):
    before = contents(filled.database)
    source = filled.folder / "bad.csv"
    source.write_text("key,title,kind,start,end\n"
                      "good,A good row,talk,2011-04-02 15:00,2011-04-02 15:30\n"
                      "bad,A bad row,lecture,2011-04-02 15:00,2011-04-02 15:30\n")
    refused = filled.call("import", "sessions", source, "--event", "citycamp", "--database", filled.database)
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert "3" in said and "kind" in said and "lecture" in said
    assert contents(filled.database) == before

    kept = filled.call("import", "sessions", source, "--event", "citycamp", "--skip-bad-rows", "--database", filled.database)
    assert kept.returncode == 1
    assert "A good row" in filled.command("export", "sessions", "--event", "citycamp")
    assert "A bad row" not in filled.command("export", "sessions", "--event", "citycamp")


def test_a_time_that_does_not_exist_is_refused(filled):
    source = filled.folder / "gap.csv"
    source.write_text("slug,title,kind,zone,first_day,last_day,visibility,registration\n"
                      "gap,Gap,meeting,Europe/London,2011-03-27,2011-03-27,draft,closed\n")
    filled.command("import", "events", source)
    source.write_text("key,title,kind,start,end\nnight,Night,talk,2011-03-27 01:30,2011-03-27 02:30\n")
    refused = filled.call("import", "sessions", source, "--event", "gap", "--database", filled.database)
    assert refused.returncode == 1
    assert "01:30" in refused.stdout + refused.stderr


def test_backup_is_a_whole_database_and_check_is_content(filled):
    copy = filled.folder / "copy.sqlite"
    filled.command("backup", copy)
    assert contents(copy) == contents(filled.database)
    filled.command("check")


@pytest.mark.parametrize("arguments, status", [
    (["import", "rooms"], 2), (["no-such-verb"], 2), (["serve", "--listen", "nowhere"], 2),
])
def test_wrong_usage_is_two(installation, arguments, status):
    result = installation.call(*arguments)
    assert result.returncode == status
    assert "Fatal error" not in result.stderr


def test_a_taken_port_a_missing_folder_and_missing_resources_are_one_sentence(installation, demonstration):
    port = demonstration.address.rsplit(":", 1)[1]
    installation.command("migrate")
    cases = [
        ["serve", "--database", installation.database, "--listen", f"127.0.0.1:{port}"],
        ["serve", "--database", installation.folder / "no" / "such" / "folder" / "x.sqlite", "--listen", "127.0.0.1:0"],
        ["serve", "--database", installation.database, "--listen", "127.0.0.1:0", "--resources",
         installation.folder / "nothing"],
    ]
    for arguments in cases:
        result = installation.call(*arguments)
        assert result.returncode == 3, (arguments, result.stderr)
        assert len(result.stderr.strip().splitlines()) == 1, result.stderr
