"""The units under a real systemd, on a copy of this machine: installed, started, killed, stopped, backed up."""
import os
import textwrap

import pytest

from demonstration import EMAIL, PASSWORD, ROOT
from Deploy.booted import Booted

READY = "for try in $(seq 100); do curl -sf http://127.0.0.1:8080/readyz >/dev/null && break || sleep 0.1; done"


@pytest.fixture(scope="module")
def system(program, tmp_path_factory):
    """A system on which Roundtable was installed by its script, with an administrator, and not started yet."""
    if os.geteuid() != 0:
        pytest.skip("only root can start a system beside this one")
    system = Booted(tmp_path_factory.mktemp("system"), program.parent)
    try:
        if not system.is_up():
            pytest.skip(f"no system can be started here: {system.said()}")
        result = system.run(textwrap.dedent(f"""
            set -e
            {ROOT}/deploy/install.sh --program {program}
            as="runuser -u roundtable -- /opt/roundtable/roundtable"
            $as migrate --database /var/lib/roundtable/roundtable.sqlite
            echo '{PASSWORD}' | $as administrator add {EMAIL} --password-stdin --database /var/lib/roundtable/roundtable.sqlite
        """))
        assert result.returncode == 0, result.stdout + result.stderr
        yield system
    finally:
        system.stop()


@pytest.fixture
def serving(system):
    """The same with the service at work."""
    result = system.run(f"systemctl start roundtable && {READY}")
    assert result.returncode == 0, result.stderr + system.run("journalctl --no-pager -u roundtable").stdout
    yield system
    system.run("systemctl stop roundtable; systemctl reset-failed roundtable")


def lines(result):
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout.splitlines()


def test_the_service_serves_as_its_own_user_and_can_write_what_is_its_own_alone(serving):
    assert lines(serving.run("""
        curl -s -o /dev/null -w '%{http_code}\\n' http://127.0.0.1:8080/admin/sign-in
        pid=$(systemctl show roundtable --property=MainPID --value)
        stat --format %U /proc/$pid
        grep -E '^(NoNewPrivs|Seccomp|CapEff):' /proc/$pid/status | tr -s '\\t ' ' '
        nsenter --target $pid --mount findmnt --noheadings --output OPTIONS / | cut -c 1-2
        stat --format '%U %a' /var/lib/roundtable/roundtable.sqlite
    """)) == ["200", "roundtable", "CapEff: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2", "ro", "roundtable 600"]


def test_it_comes_back_after_it_was_killed(serving):
    before, after, again = lines(serving.run(f"""
        pid() {{ systemctl show roundtable --property=MainPID --value; }}
        pid
        systemctl kill --signal=KILL roundtable
        sleep 1.5; {READY}
        pid
        systemctl show roundtable --property=NRestarts --value
    """))
    assert (before != after, after != "0", again) == (True, True, "1")


def test_it_stops_in_peace(serving):
    assert lines(serving.run("""
        systemctl stop roundtable
        systemctl show roundtable --property=Result --property=ExecMainStatus --property=ActiveState
    """)) == ["Result=success", "ExecMainStatus=0", "ActiveState=inactive"]


def test_a_wrong_setting_stays_wrong_and_is_not_tried_again(system):
    assert lines(system.run("""
        sed -i.kept '$a ROUNDTABLE_LISTEN=nowhere' /etc/roundtable/roundtable.env
        systemctl start roundtable; sleep 2.5
        systemctl show roundtable --property=ExecMainStatus --property=ActiveState --property=NRestarts
        mv /etc/roundtable/roundtable.env.kept /etc/roundtable/roundtable.env
        systemctl reset-failed roundtable
    """)) == ["NRestarts=0", "ExecMainStatus=2", "ActiveState=failed"]


def test_a_backup_is_made_beside_the_running_service_and_opens(serving):
    assert lines(serving.run("""
        systemctl start roundtable-backup
        systemctl show roundtable-backup --property=Result --value
        copy=$(ls /var/backups/roundtable/* | tail -n 1)
        stat --format '%U %a' "$copy"
        case $copy in *.gz) gzip -dc "$copy" > /tmp/copy.sqlite ;; *) cp "$copy" /tmp/copy.sqlite ;; esac
        python3 -c "import sqlite3; print(*sqlite3.connect('/tmp/copy.sqlite').execute('select count(*) from administrator').fetchone())"
    """)) == ["success", "roundtable 600", "1"]
