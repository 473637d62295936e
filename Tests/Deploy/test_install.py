"""deploy/install.sh: into a folder, twice; and for real, on a copy of this machine that is thrown away."""
import subprocess

import pytest

from demonstration import ROOT, free_port

SCRIPT = ROOT / "deploy" / "install.sh"


@pytest.fixture
def release(tmp_path):
    """A program that the script can try and a test can change, small because it is copied and compared many times. The
    installation on a whole machine, below, takes the real one."""
    release = tmp_path / "roundtable"
    release.write_text("#!/bin/sh\necho 1.0\n")
    release.chmod(0o755)
    return release


def install(release, root):
    return subprocess.run([SCRIPT, "--program", release, "--root", root], capture_output=True, text=True, timeout=60)


def tree(root):
    """What is below a folder: for each path its mode, time of change and size."""
    return {str(path.relative_to(root)): (oct(path.stat().st_mode), path.stat().st_mtime_ns, path.stat().st_size)
            for path in sorted(root.rglob("*"))}


def test_what_an_operator_needs_is_in_its_place(release, tmp_path):
    root = tmp_path / "root"
    result = install(release, root)
    assert (result.returncode, result.stderr) == (0, "")
    modes = {path: mode[-4:] for path, (mode, _, _) in tree(root).items()}
    files = {"opt/roundtable/roundtable": "0755", "opt/roundtable/backup.sh": "0755",
             "etc/roundtable/roundtable.env": "0640", "var/lib/roundtable": "0700", "var/backups/roundtable": "0700"}
    units = ["roundtable.service", "roundtable-backup.service", "roundtable-backup.timer"]
    files |= {f"usr/local/lib/systemd/system/{name}": "0644" for name in units}
    assert {path: modes.get(path) for path in files} == files
    for folder in ("Resources", "seeds"):
        assert subprocess.run(["diff", "-r", ROOT / folder, root / "opt/roundtable" / folder]).returncode == 0
    # The links by which systemd starts something by itself.
    assert [path for path in modes if ".wants" in path or "etc/systemd" in path] == []


def test_a_second_run_changes_nothing(release, tmp_path):
    root = tmp_path / "root"
    install(release, root)
    before = tree(root)
    result = install(release, root)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, "install: everything is as it should be")
    assert tree(root) == before


def test_an_upgrade_changes_the_program_alone_and_keeps_what_the_operator_set(release, tmp_path):
    root = tmp_path / "root"
    install(release, root)
    settings = root / "etc/roundtable/roundtable.env"
    settings.write_text("ROUNDTABLE_BASE_URL=https://events.example.net\n")
    settings.chmod(0o600)
    root.joinpath("var/lib/roundtable").chmod(0o750)
    before = tree(root)
    with release.open("ab") as file:
        file.write(b"# 1.1\n")
    result = install(release, root)
    assert result.stdout.splitlines() == ["install: renewing /opt/roundtable/roundtable", f"install: everything is below {root}"]
    changed = {path for path, state in tree(root).items() if state != before.get(path)}
    assert changed == {"opt/roundtable", "opt/roundtable/roundtable"}
    assert settings.read_text() == "ROUNDTABLE_BASE_URL=https://events.example.net\n"


def test_a_resource_that_is_no_longer_shipped_goes(release, tmp_path):
    root = tmp_path / "root"
    install(release, root)
    left = root / "opt/roundtable/Resources/static/of-an-old-version.js"
    left.write_text("")
    result = install(release, root)
    assert "install: renewing /opt/roundtable/Resources" in result.stdout.splitlines()
    assert not left.exists()
    assert sorted(path.name for path in root.joinpath("opt/roundtable").iterdir()) == [
        "Resources", "backup.sh", "roundtable", "seeds"]


def test_places_are_meant_as_they_are_from_where_it_is_called(release, tmp_path):
    result = subprocess.run([SCRIPT, "--program", release.name, "--root", "root"], capture_output=True, text=True, cwd=tmp_path)
    assert (result.returncode, tmp_path.joinpath("root/opt/roundtable/roundtable").read_bytes()) == (0, release.read_bytes())


@pytest.mark.parametrize("arguments, status", [
    (["--program", "/nowhere/at/all"], 3), (["--program"], 2), (["--prefix", "/opt"], 2), (["--root", ""], 2)])
def test_wrong_use_and_what_is_missing_are_told_before_anything_is_done(arguments, status, tmp_path):
    result = subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.startswith("install: ")) == (status, "", True)


def test_on_a_real_machine_it_makes_the_user_and_an_installation_that_serves(machine, program):
    port = free_port()
    result = machine(f"""
        set -e
        touch /tmp/before
        test ! -e /opt/roundtable && test ! -e /var/lib/roundtable
        ! getent passwd roundtable
        {SCRIPT} --program {program} > /tmp/first
        {SCRIPT} --program {program} > /tmp/second
        head -n 1 /tmp/second
        stat --format '%U:%G %a %n' /var/lib/roundtable /var/backups/roundtable /etc/roundtable/roundtable.env /opt/roundtable/roundtable
        getent passwd roundtable | cut -d : -f 6,7
        find /etc/systemd/system -newer /tmp/before -name '*roundtable*'
        systemd-analyze verify --recursive-errors=no roundtable.service roundtable-backup.service roundtable-backup.timer 2>&1
        set -a && . /etc/roundtable/roundtable.env && set +a
        export ROUNDTABLE_LISTEN=127.0.0.1:{port}
        cd /
        as="runuser -u roundtable --"
        $as /opt/roundtable/roundtable migrate > /tmp/migrated
        echo 'the long way round the table' | $as /opt/roundtable/roundtable administrator add you@example.org --password-stdin > /tmp/added
        # As itself and not as a child of runuser, so that the signal below reaches it.
        setpriv --reuid roundtable --regid roundtable --init-groups /opt/roundtable/roundtable serve 2> /tmp/log & server=$!
        for try in $(seq 100); do curl -s http://127.0.0.1:{port}/readyz > /tmp/ready && break || sleep 0.1; done
        curl -s -o /dev/null -w '%{{http_code}}\\n' http://127.0.0.1:{port}/admin/sign-in
        $as /opt/roundtable/backup.sh > /tmp/copied
        ls /var/backups/roundtable | wc -l
        kill -TERM $server && wait $server
        echo ended $?
    """)
    assert result.stdout.splitlines() == [
        "install: everything is as it should be",
        "roundtable:roundtable 700 /var/lib/roundtable", "roundtable:roundtable 700 /var/backups/roundtable",
        "root:roundtable 640 /etc/roundtable/roundtable.env", "root:root 755 /opt/roundtable/roundtable",
        "/var/lib/roundtable:/usr/sbin/nologin",
        "200", "1", "ended 0"], result.stderr
