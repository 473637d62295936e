"""The same bytes to the program and to other readers: h11, httptools (llhttp) and Node's server.

What the program takes for a request, every other must take for one, too, and see the next request at the same place:
otherwise a proxy in front of it could be led to see another one. Where the program is the stricter, all is well. Where
it is not, the difference stands in DIFFERENCES with what the RFC says, and in docs/http.md."""
import os
import random
import re

import pytest

from Corpus.reader import all_cases
from Torture.peers import Node, by_h11, by_httptools, ours
from Torture.wire import NEXT

MUTATIONS = 60_000 if os.environ.get("ROUNDTABLE_LONG") else 3_000
ODD = b"\r\n\t\0 :;,=/%?0159afxX\"\x7f\x80\xff\x0b\x0c+-_"

# Whom it concerns, how it is known, and why ours reads on.
DIFFERENCES = [
    ({"httptools", "node"}, rb"HTTP/1\.[2-9]", "9110 2.5: a higher minor version is processed as the highest known"),
    ({"httptools", "node"}, rb"(?i)transfer-encoding:[^\r]*chunked[ \t]+\r\n", "9110 5.5: blanks behind a value are no part of it"),
    ({"h11", "httptools", "node"}, rb"(?i)\n0+\r\n(?:[^\r]+\r\n)*(?:content-length|transfer-encoding):",
     "9110 6.5.1: a trailer that may not be one is ignored"),
    ({"h11", "httptools", "node"}, rb"\n[0-9a-fA-F]+(?:[ \t][^\r]*;|[^\r]*;[^\r]*[ \t])[^\r]*\r\n",
     "9110 5.6.3: a recipient MUST parse and remove bad whitespace; 9112 7.1.1 has it round a chunk extension"),
    ({"h11", "node"}, rb"HTTP/1\.0", "9112 9.3: HTTP/1.0 persists when both ask for it"),
    ({"httptools", "node"}, rb"(?i)upgrade:", "9110 7.8: a server MAY ignore Upgrade"),
]


@pytest.fixture(scope="module")
def peers():
    peers = {"h11": by_h11, "httptools": by_httptools}
    node = None
    if Node.is_there():
        node = peers["node"] = Node()
    yield peers
    if node:
        node.stop()


def disagreements(address, peers, data):
    """The peers that do not see the requests that the program sees, and are not known to differ in this."""
    mine = ours(address, data)
    if mine.is_refused:
        return []
    found = []
    for name, read in peers.items():
        theirs = read(data)
        agrees = theirs.requests == mine.requests or (mine.is_last and theirs.requests > mine.requests)
        known = any(name in whom and re.search(pattern, data) for whom, pattern, _ in DIFFERENCES)
        if not agrees and not known:
            found.append((name, theirs, mine, data))
    return found


def test_nobody_sees_fewer_or_other_requests_in_the_corpus(demonstration, peers):
    found = [each for case in all_cases() for each in disagreements(demonstration.address, peers, case.data + NEXT)]
    assert found == []


def mutated(data, chances, sources):
    data = bytearray(data)
    for _ in range(chances.randint(1, 3)):
        place = chances.randrange(len(data) + 1)
        act = chances.randrange(5)
        if act == 0:
            data[place:place + 1] = bytes([chances.choice(ODD)])
        elif act == 1:
            data.insert(place, chances.choice(ODD))
        elif act == 2:
            del data[place:place + 1]
        elif act == 3:
            data[place:place] = data[place:place + chances.randint(1, 20)]
        else:
            source = chances.choice(sources)
            start = chances.randrange(len(source))
            data[place:place] = source[start:start + chances.randint(1, 30)]
    return bytes(data)


def test_nobody_sees_fewer_or_other_requests_in_damaged_streams(demonstration, peers):
    chances = random.Random(9112)
    sources = [case.data for case in all_cases() if len(case.data) < 3_000]
    found = []
    for _ in range(MUTATIONS):
        data = mutated(chances.choice(sources), chances, sources) + NEXT
        found += disagreements(demonstration.address, peers, data)
        assert len(found) < 5, "\n".join(map(str, found))
    assert found == [], "\n".join(map(str, found))
    print(f"\n{MUTATIONS} damaged streams: nobody sees other requests than the program ({', '.join(peers)})")
