"""Runs of the load makers, wrk and BenchLoad, on core 1, and the figures that come of them."""
import dataclasses
import re
import statistics
import subprocess
import urllib.parse

from servers import cpu_seconds

CORE = ["taskset", "-c", "1"]
CONNECTIONS = 64
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclasses.dataclass
class Figures:
    rate: float  # requests a second
    cpu: float  # microseconds of the server's a request
    p50: float  # milliseconds
    p99: float  # milliseconds

    def __str__(self):
        return f"{self.rate:,.0f}/s {self.cpu:.1f} µs, p50 {self.p50:.2f} p99 {self.p99:.2f} ms"

    @property
    def per_core_second(self):
        """Of the server's core, not of the clock: at the highest rates the load uses up its own core first."""
        return 1e6 / self.cpu


@dataclasses.dataclass
class Target:
    """What is asked of a server: an address, the process that answers, and how it is asked."""
    url: str
    pid: int
    headers: tuple = ()
    script: str = ""


def run(target, seconds, connections=CONNECTIONS):
    command = [*CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in target.headers:
        command += ["-H", header]
    if target.script:
        command += ["-s", target.script]
    before = cpu_seconds(target.pid)
    text = subprocess.run([*command, target.url], check=True, capture_output=True, text=True).stdout
    cpu = cpu_seconds(target.pid) - before
    requests = int(re.search(r"(\d+) requests in", text)[1])
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: .*", text)
    if wrong or requests == 0 or (broken and re.search(r"(?:connect|write|timeout) [1-9]", broken[0])):
        raise SystemExit(f"bench: {target.url} was not answered well:\n{text}")
    latency = {share: float(number) * MILLISECONDS[unit]
               for share, number, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s|m)\b", text)}
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    return Figures(rate, cpu / requests * 1e6, latency["50"], latency["99"])


def leanly(program):
    """Runs of BenchLoad (Tests/Bench/Load), which leaves a server that takes 5 µs an answer no time to sleep."""
    def run(target, seconds, connections=CONNECTIONS):
        address = urllib.parse.urlsplit(target.url)
        fields = "".join(f"{field}\r\n" for field in (f"Host: {address.netloc}", *target.headers))
        request = f"GET {address.path} HTTP/1.1\r\n{fields}\r\n"
        before = cpu_seconds(target.pid)
        done = subprocess.run([*CORE, program, str(address.port), str(connections), str(seconds)],
                              input=request.encode(), check=True, capture_output=True).stdout
        cpu = cpu_seconds(target.pid) - before
        answers, took, p50, p99 = map(float, done.split())
        return Figures(answers / took, cpu / answers * 1e6, p50, p99)
    return run


def in_turns(options, *targets, connections=CONNECTIONS, run=run):
    """For each target the median of each figure over rounds in which the targets take turns."""
    rounds = [[run(target, options.seconds, connections) for target in targets] for _ in range(options.rounds)]
    names = [field.name for field in dataclasses.fields(Figures)]
    return [Figures(*(statistics.median(getattr(row[place], name) for row in rounds) for name in names))
            for place in range(len(targets))]
