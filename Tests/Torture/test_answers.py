"""The answers: where they end, what they always carry, and the statuses that need more than one request."""
import calendar
import time

import pytest

from organiser import Organiser
from Torture.wire import NEXT, Wire, ask

FEED = "/e/citycamp/agenda.ics"
PLACES = ["/", "/e/citycamp", "/e/citycamp/agenda", FEED, "/e/citycamp/agenda.json", "/calendar.ics", "/healthz", "/readyz",
          "/admin/sign-in", "/admin", "/nothing-here"]


def request(method, path, *fields, body=b""):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *fields]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.fixture
def wire(demonstration):
    with Wire(demonstration.address) as wire:
        yield wire


@pytest.mark.parametrize("path", PLACES)
def test_head_has_the_fields_of_get_and_no_body(wire, path):
    """RFC 9110, 9.3.2; RFC 9112, 6.3."""
    got = wire.send(request("GET", path)).answer()
    head = wire.send(request("HEAD", path)).answer("HEAD")
    passing = {"date", "set-cookie"}

    def lasting(answer):
        return [(name, value) for name, value in answer.fields if name not in passing]

    assert (head.status, lasting(head)) == (got.status, lasting(got))
    assert head["content-length"] == str(len(got.body))
    assert wire.is_open()


def test_a_304_has_no_body_and_the_fields_of_the_200(wire):
    """RFC 9110, 15.4.5."""
    whole = wire.send(request("GET", FEED)).answer()
    same = wire.send(request("GET", FEED, f"If-None-Match: {whole['etag']}")).answer()
    assert (same.status, same["etag"], same["cache-control"], same.body) == (
        304, whole["etag"], whole["cache-control"], b"")
    assert wire.is_open()


def test_a_204_has_no_body_and_no_length(wire):
    """RFC 9110, 8.6 and 15.3.5."""
    answer = wire.send(request("OPTIONS", "*")).answer()
    assert (answer.status, answer["content-length"], answer["transfer-encoding"]) == (204, None, None)
    assert wire.is_open()


def test_the_date_is_now(wire):
    """RFC 9110, 6.6.1."""
    for path in ("/healthz", "/nothing-here", FEED):
        date = wire.send(request("GET", path)).answer()["date"]
        assert abs(calendar.timegm(time.strptime(date, "%a, %d %b %Y %H:%M:%S GMT")) - time.time()) < 3


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "PROPFIND", "PROPPATCH", "REPORT", "MKCALENDAR"])
def test_a_feed_answers_405_with_allow_and_the_connection_goes_on(wire, method):
    """RFC 9110, 15.5.6. Calendar programs try PROPFIND and PUT before GET."""
    answer = wire.send(request(method, FEED, body=b"<propfind/>")).answer()
    assert (answer.status, answer["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert wire.is_open()


def test_options_of_a_feed_says_what_it_takes(wire):
    """RFC 9110, 9.3.7."""
    answer = wire.send(request("OPTIONS", FEED)).answer()
    assert (answer.status, answer["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["PUT", "PROPFIND"])
def test_a_place_that_is_not_there_is_404_by_any_method(wire, method):
    assert wire.send(request(method, "/nothing-here")).answer().status == 404


def test_too_many_tries_say_when_to_come_again(demonstration):
    """RFC 6585, 4; RFC 9110, 10.2.3."""
    visitor = Organiser(demonstration.address)
    token = visitor.token(visitor.get("/admin/sign-in")[2])
    for _ in range(12):
        status, headers, _ = visitor.post_with(
            token, "/admin/sign-in", {"email": "nobody@example.org", "password": "a guess of twelve letters"})
        if status == 429:
            break
    assert status == 429
    assert 0 < int(headers["Retry-After"]) <= 900


def test_the_body_is_asked_for_once(wire):
    """RFC 9110, 10.1.1."""
    form = "Content-Type: application/x-www-form-urlencoded"
    wire.send(request("POST", "/admin/sign-in", form, "Expect: 100-continue", "Content-Length: 3"))
    assert wire.answer().status == 100
    assert wire.send(b"a=b").answer().status == 403
    assert wire.is_open()


def test_a_body_that_came_unasked_is_taken(wire):
    """RFC 9110, 10.1.1: no 100 is needed when the body has begun."""
    form = "Content-Type: application/x-www-form-urlencoded"
    wire.send(request("POST", "/admin/sign-in", form, "Expect: 100-continue", body=b"a=b"))
    first = wire.answer()
    assert (wire.answer() if first.status == 100 else first).status == 403
    assert wire.is_open()


@pytest.mark.parametrize("path,length,status", [("/admin/sign-in", 1 << 40, 413), ("/nothing-here", 3, 404),
                                                ("/healthz", 3, 405)])
def test_who_is_refused_by_the_head_is_not_asked_for_the_body(wire, path, length, status):
    """RFC 9110, 10.1.1: after that answer the body may come or not, so the connection ends."""
    answer = wire.send(request("POST", path, "Expect: 100-continue", f"Content-Length: {length}")).answer()
    assert (answer.status, answer.closes) == (status, True)
    wire.send_if_open(NEXT)
    assert wire.answers() == []


def test_bytes_behind_an_expectation_are_the_body_until_the_answer(wire):
    """RFC 9112, 6.3: who did not wait has sent the body, so the next request is behind it."""
    wire.send(request("POST", "/nothing-here", "Expect: 100-continue", f"Content-Length: {len(NEXT)}") + NEXT + NEXT)
    assert [wire.answer().status, wire.answer().status] == [404, 200]
    assert wire.is_open()


def test_http_1_0_is_never_answered_with_100(wire):
    """RFC 9110, 10.1.1."""
    wire.send(b"POST /admin/sign-in HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=b")
    assert [answer.status for answer in wire.answers()] == [403]


@pytest.mark.parametrize("sent,statuses", [
    (b"", []), (b"\r\n", []), (b"GET /heal", []), (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n", []),
    (b"POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
     b"Content-Length: 10\r\n\r\na=b", [400]),
    (b"POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
     b"Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n", [400]),
])
def test_a_request_that_ends_early_is_not_acted_on(wire, sent, statuses):
    """RFC 9112, 8: an incomplete message, here because the client has ended its side."""
    wire.send(sent)
    wire.end_sending()
    assert [answer.status for answer in wire.answers()] == statuses


def test_a_client_that_has_ended_its_side_still_gets_every_answer(wire):
    """RFC 9112, 9.6."""
    wire.send(request("GET", "/e/citycamp") + request("GET", FEED) + NEXT)
    wire.end_sending()
    assert [answer.status for answer in wire.answers()] == [200, 200, 200]


def test_three_hundred_requests_at_once_are_answered_in_order(wire):
    """RFC 9112, 9.3.2."""
    kinds = [("GET", "/healthz", 200), ("GET", "/nothing-here", 404), ("HEAD", "/e/citycamp", 200), ("PUT", FEED, 405),
             ("GET", "/admin", 303), ("OPTIONS", "*", 204), ("GET", FEED, 200)]
    sent = [kinds[number * number % 7] for number in range(300)]
    wire.send(b"".join(request(method, path, body=b"ab" if method == "PUT" else b"") for method, path, _ in sent))
    wire.end_sending()
    answers = wire.answers([method for method, _, _ in sent])
    assert [answer.status for answer in answers] == [status for _, _, status in sent]


@pytest.mark.parametrize("path", ["/admin/e/a%0d%0aX-Evil:%201", "/admin?next=%0d%0aX-Evil:%201%0d%0a%0d%0a",
                                  "/admin/sign-in?next=/%0aX-Evil:1", "/e/%0d%0aX-Evil:1", "/%0d%0aX-Evil:1.ics"])
def test_no_line_end_of_a_request_gets_into_a_field_of_the_answer(wire, path):
    """RFC 9110, 5.5."""
    answer = wire.send(request("GET", path)).answer()
    assert answer.all("x-evil") == []
    assert wire.is_open()


def test_error_pages_name_no_program_and_carry_the_policy(demonstration):
    answer = ask(demonstration.address, "/nothing-here")
    assert (answer["server"], answer["x-powered-by"]) == (None, None)
    assert answer["content-security-policy"].startswith("default-src 'none'")
