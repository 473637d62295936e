"""What docs/operations.md says of a full disk, with a disk that is full: a small file system that only the server sees."""
import subprocess

import pytest

from organiser import Organiser

SERVE = 'mount -t tmpfs -o size=3m none "$1" && cp -a "$2"/. "$1" && shift 2 && exec "$@"'


@pytest.fixture
def small_disk(filled, tmp_path):
    """An installation that serves from a disk of 3 MB, and the disk as it can be reached from outside."""
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["unshare", "--mount", "--propagation", "private"]
    tried = subprocess.run([*alone, "mount", "-t", "tmpfs", "none", disk], capture_output=True, text=True)
    if tried.returncode != 0:
        pytest.skip("this machine lets no small file system be mounted: " + tried.stderr.strip())
    source = tmp_path / "source"
    source.mkdir()
    for part in filled.folder.glob(filled.database.name + "*"):
        part.rename(source / part.name)
    filled.database = disk / filled.database.name
    filled.prefix = [*alone, "sh", "-c", SERVE, "serve", str(disk), str(source)]
    filled.start()
    return filled, f"/proc/{filled.process.pid}/root{disk}"


def test_writes_are_refused_in_words_pages_are_read_and_all_goes_on_when_there_is_room(small_disk):
    installation, disk = small_disk
    organiser = Organiser(installation.address).sign_in()
    save = lambda name: organiser.post("/admin/e/citycamp/rooms", "/admin/e/citycamp/rooms/new", {"name": name, "capacity": "7"})
    assert save("Before")[0] == 303
    with open(disk + "/filling", "wb", buffering=0) as filling, pytest.raises(OSError, match="No space left"):
        while True:
            filling.write(b"x" * 4096)
    refused, answered = None, ["Before"]
    for number in range(200):  # the log has room of its own for a while
        name = f"Without room {number}"
        status, _, text = save(name)
        if status != 303:
            refused = name
            break
        answered.append(name)
    assert (refused is not None, status, "The disk is full, so nothing can be saved." in text) == (True, 503, True)
    for path in ("/e/citycamp/agenda", "/admin/e/citycamp/rooms"):
        assert organiser.get(path)[0] == 200
    subprocess.run(["rm", disk + "/filling"], check=True)
    assert save("Afterwards")[0] == 303
    shown = organiser.get("/admin/e/citycamp/rooms")[2]
    assert [name for name in [*answered, "Afterwards"] if name not in shown] == []
    assert f">{refused}<" not in shown
    assert installation.stop() == 0
