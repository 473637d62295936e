"""A copy of this machine, started by a systemd of its own; what it changes ends with it."""
import pathlib
import shlex
import subprocess
import time

from demonstration import ROOT

# What a system does by itself, and no more of what this machine is set up to start.
TARGET = """[Unit]
Requires=basic.target
After=basic.target
AllowIsolate=yes
"""

PREPARE = """
set -e
cd {folder}
# In memory: an overlay may not lie on another overlay, as in a container.
mount -t tmpfs none scratch && mkdir scratch/upper scratch/work
mount -t overlay none -o lowerdir=/,upperdir=scratch/upper,workdir=scratch/work root
for place in /run /tmp; do mount -t tmpfs none "root$place"; done
# After those: the project may lie below them.
for place in /dev /sys {bound}; do mkdir -p "root$place" && mount --rbind "$place" "root$place"; done
rm -rf root/etc/systemd/system/*.wants
cp target root/etc/systemd/system/test.target
ip link set lo up
cd root && mkdir -p old && pivot_root . old
mount -t proc proc /proc
umount -l /old
export container=test
exec /lib/systemd/systemd --system --unit=test.target
"""


class Booted:
    """systemd as the first process of its own names: processes, files, network, cgroups."""

    def __init__(self, folder, *bound):
        """Files below `bound` stay this machine's."""
        self.folder = pathlib.Path(folder)
        for name in ("root", "scratch"):
            self.folder.joinpath(name).mkdir()
        self.folder.joinpath("target").write_text(TARGET)
        places = " ".join(shlex.quote(str(place)) for place in (ROOT, *bound))
        script = PREPARE.format(folder=shlex.quote(str(folder)), bound=places)
        self.log = self.folder.joinpath("console").open("w+")
        self.process = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--net",
             "--cgroup", "bash", "-c", script], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.first = None

    def is_up(self):
        """Waits for the system; False when this machine lets none be started."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            if children and pathlib.Path(f"/proc/{children[0]}/comm").read_text().strip() == "systemd":
                self.first = children[0]
                if self.run("systemctl is-active --quiet test.target").returncode == 0:
                    return True
            time.sleep(0.1)
        return False

    def run(self, script, timeout=60):
        """Runs a script there as root."""
        inside = ["nsenter", "--target", self.first, "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup"]
        return subprocess.run([*inside, "bash", "-c", f"cd /\n{script}"], capture_output=True, text=True, timeout=timeout)

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        # With its first process all others of the copy end, too.
        self.process.kill()
        self.process.wait()
        self.log.close()
