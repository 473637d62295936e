"""Every request of the corpus, sent to the program over a socket: what it answers, and that nothing which stands
behind a refused request is answered as a request."""
import pytest

from Corpus.reader import all_cases
from Torture.wire import NEXT, Wire

CASES = all_cases()
REFUSED = [case for case in CASES if case.is_refused]
READ = [case for case in CASES if not case.is_refused]


def methods(case):
    return ["HEAD" if case.data.startswith(b"HEAD ") else "GET"]


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_bad_request_is_refused_once_and_what_follows_is_never_answered(demonstration, case):
    with Wire(demonstration.address) as wire:
        wire.send_if_open(case.data + NEXT)
        answers = wire.answers()
        # Our side is still open: what comes now is not a request either.
        wire.send_if_open(NEXT)
        assert wire.answers() == []
    assert tuple(answer.status for answer in answers) == case.answers
    assert answers[-1].closes


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_bad_request_in_pieces_is_refused_once(demonstration, case):
    with Wire(demonstration.address) as wire:
        for start in range(0, len(case.data), max(1, len(case.data) // 3)):
            wire.send_if_open(case.data[start:start + max(1, len(case.data) // 3)])
        wire.send_if_open(NEXT)
        answers = wire.answers()
    assert tuple(answer.status for answer in answers) == case.answers


@pytest.mark.parametrize("case", READ, ids=str)
def test_a_good_request_is_answered_and_the_next_begins_right_behind_it(demonstration, case):
    with Wire(demonstration.address) as wire:
        wire.send(case.data)
        answers = []
        for method in methods(case) + ["GET"] * len(case.answers):
            if len(answers) < len(case.answers):
                answers.append(wire.answer(method))
        assert tuple(answer.status for answer in answers) == case.answers
        assert wire.is_open() is not answers[-1].closes


@pytest.mark.parametrize("case", [case for case in READ if case.whole > 1], ids=str)
def test_requests_sent_at_once_are_answered_in_order(demonstration, case):
    with Wire(demonstration.address) as wire:
        wire.send(case.data + NEXT)
        wire.end_sending()
        statuses = [answer.status for answer in wire.answers(methods(case))]
        persists = len(case.answers) == case.whole
        assert statuses == [*case.answers, *([200] if persists else [])]
