"""What a process of the server holds, read from /proc."""
import os
import pathlib
import resource
import time


def allow_files(count):
    """Raises this process's limit of open files for its own side of the connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= count


def open_files(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))


def sockets(process):
    """Sockets alone: readers of the database stay open once they were needed."""
    count = 0
    for name in os.listdir(f"/proc/{process.pid}/fd"):
        try:
            count += os.readlink(f"/proc/{process.pid}/fd/{name}").startswith("socket:")
        except FileNotFoundError:
            pass
    return count


def resident(process):
    """Resident memory in MB."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("the server is gone")


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until(condition, seconds=10):
    """Waits for a thing, never for a time; whether it came."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
