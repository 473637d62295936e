#!/usr/bin/env python3
"""A mixed load for a while, and what the server holds at its start and at its end. Called by `make soak`.

    Tests/Torture/soak.py PROGRAM MINUTES

Readers of kept pages and of the feed (200 and 304), an organiser who lists, searches and sends forms, one who uploads and
applies a file, and slow and rude clients. Says for each tenth of the time how many answers there were, their median and
99th percentile, resident memory and sockets; ends with 1 when the last tenth is worse than the second by more than
the noise of a shared machine, or when anything was answered wrongly.
"""
import http.client
import pathlib
import random
import re
import statistics
import sys
import tempfile
import threading
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from demonstration import Roundtable  # noqa: E402
from organiser import Organiser  # noqa: E402
from Torture.process import open_files, resident, sockets  # noqa: E402
from Torture.wire import Wire  # noqa: E402

PAGES = ["/", "/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda.ics", "/e/citycamp/agenda", "/healthz"]
FEED = "/e/socitm-2011/agenda.ics"
LISTS = ["/admin", "/admin/e/socitm-2011", "/admin/e/socitm-2011/sessions", "/admin/e/socitm-2011/attendees",
         "/admin/e/socitm-2011/speakers", "/admin/people", "/admin/people?q=mark"]
# Requests a second of each reader: about a tenth of what the machine can do, so that the figures are not its limits.
PAUSE = 0.004


class Load:
    def __init__(self, server):
        self.server = server
        self.port = int(server.address.rsplit(":", 1)[1])
        self.stopped = threading.Event()
        self.lock = threading.Lock()
        self.waits = []
        self.wrong = []

    def note(self, seconds, what, status, expected):
        with self.lock:
            self.waits.append(seconds)
            if status not in expected:
                self.wrong.append(f"{what}: {status}")

    def take(self):
        with self.lock:
            waits, self.waits = self.waits, []
        return sorted(waits)

    def timed(self, what, expected, act):
        began = time.perf_counter()
        status = act()
        self.note(time.perf_counter() - began, what, status, expected)

    def reader(self, seed):
        chances = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        tag = None

        def get(path, **fields):
            nonlocal tag
            connection.request("GET", path, headers=fields)
            answer = connection.getresponse()
            answer.read()
            if path == FEED:
                tag = answer.headers["ETag"]
            return answer.status

        while not self.stopped.wait(PAUSE):
            path = chances.choice(PAGES)
            packed = {"Accept-Encoding": "gzip"} if chances.random() < 0.5 else {}
            if path == FEED and tag:
                self.timed(path, {200, 304}, lambda: get(path, **{"If-None-Match": tag}, **packed))
            else:
                self.timed(path, {200}, lambda: get(path, **packed))
            if chances.random() < 0.02:
                connection.close()

    def organiser(self, seed):
        chances = random.Random(seed)
        person = Organiser(self.server.address).sign_in()
        form = "/admin/e/citycamp/rooms/new"
        number = 0
        while not self.stopped.wait(PAUSE * 5):
            path = chances.choice(LISTS)
            self.timed(path, {200}, lambda: person.get(path)[0])
            if chances.random() < 0.2:
                # The same forty names again and again: 422 once they are all there.
                number += 1
                token = person.token(person.get(form)[2])
                fields = {"name": f"Soak {seed} {number % 40}", "capacity": "10"}
                self.timed("a room", {303, 422}, lambda: person.post_with(token, "/admin/e/citycamp/rooms", fields)[0])

    def uploader(self, _):
        person = Organiser(self.server.address).sign_in()
        rows = "email,name,organisation,category,status\n" + "".join(
            f"soak{number}@example.org,Guest {number},Organisation {number % 9},delegate,accepted\n" for number in range(300))
        while not self.stopped.wait(0.5):
            place = "/admin/e/covjam/import"
            token = person.token(person.get(place)[2])
            body = (f'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
                    '--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nattendees\r\n'
                    f'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n{rows}\r\n--b--\r\n')
            kind = {"Content-Type": "multipart/form-data; boundary=b", "Origin": self.server.address}
            request = urllib.request.Request(self.server.address + place, data=body.encode(), headers=kind)
            preview = []

            def upload():
                status, headers, _ = person.send(request)
                preview.append(headers["Location"])
                return status

            self.timed("an upload", {303}, upload)
            if preview[0]:
                columns = person.get(preview[0])[2]
                self.timed("columns", {303}, lambda: person.post_with(person.token(columns), preview[0], {})[0])
                place = preview[0].removesuffix("/columns")
                text = person.get(place)[2]
                self.timed("a preview", {200}, lambda: person.get(place)[0])
                act = place + "/application"
                run = re.search(r'name="run" value="([^"]+)"', text)
                fields = {"run": run[1]} if run else {}
                self.timed("an import", {303}, lambda: person.post_with(person.token(text), act, fields)[0])

    def rude(self, seed):
        chances = random.Random(seed)
        parts = [b"GET /e/citycamp HT", b"POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\na",
                 b"GET / HTTP/1.1\nHost: x\r\n\r\n", b"", b"GET /e/socitm-2011/agenda HTTP/1.1\r\nHost: localhost\r\n\r\n" * 30]
        held = []
        while not self.stopped.wait(0.02):
            try:
                held.append(Wire(self.server.address, timeout=1, receive_buffer=4096))
                held[-1].send(chances.choice(parts))
            except OSError:
                pass
            if len(held) > 60:
                wire = held.pop(chances.randrange(len(held)))
                wire.reset() if chances.random() < 0.5 else wire.socket.close()
        for wire in held:
            wire.socket.close()

    def start(self):
        kinds = [(self.reader, 6), (self.organiser, 2), (self.uploader, 1), (self.rude, 2)]
        self.threads = [threading.Thread(target=self.guarded, args=(act, number)) for act, count in kinds for number in range(count)]
        for thread in self.threads:
            thread.start()

    def guarded(self, act, number):
        try:
            act(number)
        except Exception as error:  # A load that ends early is a finding, not a quieter machine.
            if not self.stopped.is_set():
                with self.lock:
                    self.wrong.append(f"{act.__name__}: {error!r}")

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def line(load, began, waits):
    process = load.server.process
    p99 = waits[len(waits) * 99 // 100] * 1000
    row = (time.monotonic() - began, len(waits), statistics.median(waits) * 1000, p99, resident(process), open_files(process))
    print("| {:5.0f} s | {:7,} | {:6.2f} ms | {:7.2f} ms | {:5.1f} MB | {:4} |".format(*row), flush=True)
    return row


def main():
    program, minutes = sys.argv[1], float(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="roundtable-soak-") as folder:
        server = Roundtable(program, folder)
        # All of them come from one address, which no real crowd does.
        server.start("demo", "--max-waiting-per-address", 500)
        server.add_organiser()
        load = Load(server)
        try:
            print("|    at   | answers | median    | 99 %       | RSS      | files |\n| --- | --- | --- | --- | --- | --- |")
            began = time.monotonic()
            load.start()
            rows = []
            for _ in range(10):
                time.sleep(minutes * 6)
                rows.append(line(load, began, load.take()))
            load.stop()
            time.sleep(2)
            left = sockets(server.process)
        finally:
            load.stopped.set()
            status = server.stop()
        return verdict(rows, load.wrong, left, status)


def verdict(rows, wrong, left, status):
    first, last = rows[1], rows[-1]
    findings = wrong[:10]
    if last[4] > first[4] * 1.25 + 8:
        findings.append(f"memory grew from {first[4]:.1f} to {last[4]:.1f} MB")
    if last[5] > first[5] + 40:
        findings.append(f"open files grew from {first[5]} to {last[5]}")
    if last[3] > first[3] * 3 + 20:
        findings.append(f"the 99th percentile grew from {first[3]:.1f} to {last[3]:.1f} ms")
    if status != 0:
        findings.append(f"the server ended with {status}")
    print(f"soak: {sum(row[1] for row in rows):,} answers, {left} sockets left without clients, exit status {status}")
    for finding in findings:
        print(f"soak: {finding}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
