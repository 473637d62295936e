"""The systemd units: no fault in them, shut as tight as they say, and every system call of the program let through."""
import re
import subprocess
import time
import urllib.request

import pytest

from demonstration import ROOT
from organiser import Organiser

UNITS = ["roundtable.service", "roundtable-backup.service", "roundtable-backup.timer"]
DEPLOY = ROOT / "deploy"


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """The units in a folder of their own, with programs that exist."""
    folder = tmp_path_factory.mktemp("units")
    for name in UNITS:
        text = DEPLOY.joinpath(name).read_text()
        for path in re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE):
            assert path in ("/opt/roundtable/roundtable", "/opt/roundtable/backup.sh")
            text = text.replace(f"ExecStart={path}", "ExecStart=/bin/true")
        folder.joinpath(name).write_text(text)
    return folder


@pytest.mark.parametrize("name", UNITS)
def test_systemd_finds_no_fault_in_the_unit(units, name):
    result = subprocess.run(["systemd-analyze", "verify", "--recursive-errors=no", units / name], capture_output=True, text=True)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


@pytest.mark.parametrize("name, most", [("roundtable.service", 10), ("roundtable-backup.service", 5)])
def test_systemd_holds_the_service_to_be_safe(name, most):
    """Tenths of systemd's exposure level; from 2.0 down it says SAFE."""
    result = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={most}", DEPLOY / name], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-2000:]


def test_the_backup_is_timed_as_the_timer_says():
    [line] = re.findall(r"^OnCalendar=(.*)$", DEPLOY.joinpath("roundtable-backup.timer").read_text(), re.MULTILINE)
    result = subprocess.run(["systemd-analyze", "calendar", line], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def groups_of_calls():
    """systemd's named groups of system calls, each as the names in it."""
    groups, members = {}, None
    text = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager"], check=True, capture_output=True, text=True).stdout
    for line in text.splitlines():
        if line.startswith("@"):
            members = groups.setdefault(line.strip(), [])
        elif members is not None and line.startswith(" ") and not line.strip().startswith("#"):
            members.append(line.strip())
    return groups


def calls_allowed(name):
    """What is left of the unit's SystemCallFilter lines, taken in their order."""
    groups = groups_of_calls()

    def expand(name):
        return {name} if not name.startswith("@") else {call for member in groups[name] for call in expand(member)}

    allowed = expand("@default")
    for line in re.findall(r"^SystemCallFilter=(.*)$", DEPLOY.joinpath(name).read_text(), re.MULTILINE):
        calls = {call for word in line.lstrip("~").split() for call in expand(word)}
        allowed = allowed - calls if line.startswith("~") else allowed | calls
    return allowed


def whole(trace, process):
    """The trace of a process and of all that it started, when it is over: the tracer writes a little longer than it runs."""
    deadline = time.monotonic() + 30
    while not re.search(rf"^{process} +\+\+\+ exited with 0", text := trace.read_text(), re.MULTILINE):
        assert time.monotonic() < deadline, text[-500:]
        time.sleep(0.02)
    return text


def calls_made(text):
    return {match[1] for line in text.splitlines() if (match := re.match(r"\d+ +(\w+)\(", line))}


# Swift's threads set a priority when they start, which the kernel refuses to an ordinary user anyway; SQLite hands its
# files to the database's owner, but only when root runs it, as tests may.
REFUSED_WITHOUT_HARM = {"setpriority", "fchown"}


def traced(trace):
    """The command under which a program runs as under the filter: what the filter refuses fails with EPERM."""
    # -D: the program is our child, not the tracer's, so that a signal and an exit status are its own.
    return ["strace", "-D", "-f", "-q", "-o", str(trace), "-e", "signal=none",
            "-e", "inject=" + ",".join(REFUSED_WITHOUT_HARM) + ":error=EPERM"]


@pytest.fixture
def tracing(tmp_path):
    """Whether this machine lets a process be traced is asked of the machine."""
    tried = subprocess.run(["strace", "-o", tmp_path / "tried", "/bin/true"], capture_output=True, text=True)
    if tried.returncode != 0:
        pytest.skip("this machine lets no process be traced: " + tried.stderr.strip())


def test_the_server_makes_no_system_call_that_its_unit_refuses(tracing, filled, tmp_path):
    trace = tmp_path / "trace"
    filled.prefix = traced(trace)
    filled.start("serve", "--workers", "2", "--access-log")
    organiser = Organiser(filled.address).sign_in()
    for path in ["/", "/e/citycamp/agenda", "/e/citycamp/agenda.ics", "/admin/e/citycamp/sessions", "/admin/e/citycamp/import"]:
        assert organiser.get(path)[0] == 200
    status, _, _ = organiser.post("/admin/e/citycamp/rooms", "/admin/e/citycamp/rooms/new", {"name": "Attic", "capacity": "7"})
    assert status == 303
    upload(organiser)
    process = filled.process.pid
    assert filled.stop() == 0
    text = whole(trace, process)
    made = calls_made(text)
    assert made - calls_allowed("roundtable.service") - REFUSED_WITHOUT_HARM == set()
    assert {"accept4", "fdatasync"} - made == set()
    # MemoryDenyWriteExecute and RestrictAddressFamilies look at what a call is given.
    assert re.findall(r".*(?:mmap\(.*PROT_WRITE\|PROT_EXEC|mprotect\(.*PROT_EXEC).*", text) == []
    assert set(re.findall(r"socket\((\w+)", text)) - {"AF_INET", "AF_INET6", "AF_UNIX"} == set()
    # Swift's threads tell the system's log that they got no priority; refused, they are silent.
    assert set(re.findall(r'sun_path="([^"]*)"', text)) - {"/dev/log"} == set()


def upload(organiser):
    """Looks at a CSV file before its import, as a browser sends it."""
    token = organiser.token(organiser.get("/admin/e/citycamp/import")[2])
    parts = [("csrf_token", "", token), ("kind", "", "rooms"),
             ("file", '; filename="rooms.csv"', "name,capacity\nCellar,12\n")]
    body = "".join(f'--edge\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
                   for name, more, value in parts) + "--edge--\r\n"
    request = urllib.request.Request(organiser.address + "/admin/e/citycamp/import", data=body.encode(), headers={
        "Origin": organiser.address, "Content-Type": "multipart/form-data; boundary=edge"})
    status, _, text = organiser.send(request)
    assert status in (200, 303), (status, text[:500])


def test_the_backup_makes_no_system_call_that_its_unit_refuses(tracing, filled, tmp_path):
    trace = tmp_path / "trace"
    backup = subprocess.Popen(
        [*traced(trace), DEPLOY / "backup.sh", "--database", filled.database, "--folder", tmp_path / "copies",
         "--program", filled.program], cwd=ROOT)
    assert backup.wait(timeout=60) == 0
    made = calls_made(whole(trace, backup.pid))
    assert made - calls_allowed("roundtable-backup.service") - REFUSED_WITHOUT_HARM == set()
    assert {"flock", "fdatasync"} - made == set()
