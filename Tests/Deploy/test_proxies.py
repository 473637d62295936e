"""deploy/Caddyfile and deploy/nginx.conf with the real proxies: TLS, a sign-in, caching, limits, and what they hand on."""
import http.client
import os
import socket
import subprocess
import time
import urllib.request

import pytest

from demonstration import EMAIL, PASSWORD, ROOT
from organiser import Organiser

MEBIBYTE = 1 << 20


def ask(front, path, method="GET", body=None, source="127.0.0.1", **headers):
    """(status, headers, body) of one request over TLS."""
    connection = http.client.HTTPSConnection(
        "localhost", front.port, context=front.trust(), timeout=30, source_address=(source, 0))
    try:
        connection.request(method, path, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_a_browser_signs_in_and_its_cookie_is_for_this_host_and_for_tls_only(front, chromium):
    context = chromium.new_context(locale="en-GB", ignore_https_errors=True)
    try:
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(front.address + "/admin")
        page.get_by_label("E-mail").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(front.address + "/admin")
        [cookie] = [cookie for cookie in context.cookies() if "rt" in cookie["name"] and cookie["httpOnly"]]
        assert [cookie[part] for part in ("name", "domain", "path", "secure", "httpOnly", "sameSite")] == [
            "__Host-rt", "localhost", "/", True, True, "Lax"]
        page.goto(front.address + "/e/citycamp/agenda")
        assert page.locator("h1").count() == 1
    finally:
        context.close()


def test_an_http_client_signs_in(front):
    organiser = Organiser(front.address, urllib.request.HTTPSHandler(context=front.trust())).sign_in()
    status, _, text = organiser.get("/admin/e/citycamp/sessions")
    assert status == 200
    status, headers, _ = organiser.post("/admin/e/citycamp/rooms", "/admin/e/citycamp/rooms/new", {"name": "Attic", "capacity": "7"})
    assert (status, headers["Location"].startswith("/")) == (303, True)


def test_a_feed_keeps_its_tag_and_answers_304(front):
    status, headers, body = ask(front, "/e/citycamp/agenda.ics")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (
        200, "text/calendar; charset=utf-8", "private, max-age=300")
    assert body.startswith(b"BEGIN:VCALENDAR\r\n")
    status, again, body = ask(front, "/e/citycamp/agenda.ics", If_None_Match=headers["ETag"])
    assert (status, again["ETag"], body) == (304, headers["ETag"], b"")


def test_a_compressed_page_comes_through_as_the_program_made_it(front):
    status, headers, body = ask(front, "/e/citycamp/agenda", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], headers["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert body[:2] == b"\x1f\x8b"


def test_static_files_keep_what_the_program_says_about_keeping(front):
    _, _, page = ask(front, "/")
    path = "/static/app." + page.decode().split("/static/app.")[1].split(".css")[0] + ".css"
    answers = [ask(front, path) for _ in range(2)]
    for status, headers, body in answers:
        assert (status, headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert answers[0][2] == answers[1][2]
    assert ask(front, path, If_None_Match=answers[0][1]["ETag"])[0] == 304


def test_each_security_header_comes_once(front):
    _, headers, _ = ask(front, "/")
    for name in ["Strict-Transport-Security", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]:
        assert len(headers.get_all(name, [])) == 1, name


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/metrics?x=1", "//metrics", "/./metrics", "/e/../metrics", "/%6detrics"])
def test_figures_for_the_operator_stay_inside(front, path):
    assert ask(front, path)[0] in (400, 404)


def test_a_body_over_the_limit_is_refused_before_it_is_sent(front):
    with socket.create_connection(("127.0.0.1", front.port), timeout=30) as plain:
        with front.trust().wrap_socket(plain, server_hostname="localhost") as connection:
            connection.sendall(b"POST /admin/import HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: %d\r\n\r\nx"
                               % (front.port, 100 * MEBIBYTE))
            assert connection.recv(4096).split(b" ")[1] == b"413"


def test_the_address_handed_on_is_the_clients_and_nothing_that_it_says_of_itself(overheard):
    front, listener = overheard
    status, _, _ = ask(front, "/", X_Forwarded_For="203.0.113.9", Forwarded="for=203.0.113.9", X_Forwarded_Proto="http",
                       X_Forwarded_Host="evil.example")
    assert status == 200
    assert [(name, value) for name, value in listener.head if "forward" in name] == [
        ("x-forwarded-for", "127.0.0.1"), ("x-forwarded-proto", "https")]


def test_the_program_knows_a_client_behind_the_proxy_by_its_own_address(front):
    assert ask(front, "/e/citycamp", source="127.0.0.42", X_Forwarded_For="203.0.113.9")[0] == 200
    deadline = time.monotonic() + 20
    lines = []
    while not lines and time.monotonic() < deadline:
        time.sleep(0.05)
        lines = [line for line in front.behind.log.read_text().splitlines() if "path=/e/citycamp " in line]
    assert [line.split("peer=")[1].split()[0] for line in lines] == ["127.0.0.42"]


def test_an_upload_is_handed_on_as_it_comes(overheard):
    front, listener = overheard
    half = os.urandom(MEBIBYTE)
    connection = http.client.HTTPSConnection("localhost", front.port, context=front.trust(), timeout=30)
    connection.putrequest("POST", "/admin/import")
    connection.putheader("Content-Length", str(2 * len(half)))
    connection.endheaders(half)
    assert listener.has_head.wait(timeout=20), "nothing was handed on before the whole body was there"
    assert listener.has_body.wait(timeout=20)
    connection.send(half)
    assert connection.getresponse().status == 200
    assert listener.body == 2 * len(half)
    connection.close()


def test_debians_nginx_takes_the_file_as_it_is_shipped(machine):
    result = machine(f"""
        set -e
        mkdir -p /etc/letsencrypt/live/events.example.org && cd /etc/letsencrypt/live/events.example.org
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=events.example.org \\
            -keyout privkey.pem -out fullchain.pem 2> /tmp/openssl
        cp {ROOT}/deploy/nginx.conf /etc/nginx/sites-available/roundtable
        ln -s /etc/nginx/sites-available/roundtable /etc/nginx/sites-enabled/
        nginx -t 2>&1
    """)
    assert result.stdout.splitlines() == [
        "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok",
        "nginx: configuration file /etc/nginx/nginx.conf test is successful"], result.stderr


def test_debians_caddy_takes_the_file_as_it_is_shipped(tmp_path):
    result = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", ROOT / "deploy" / "Caddyfile"],
        capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    assert (result.returncode, result.stdout.splitlines()[-1]) == (0, "Valid configuration"), result.stderr
    assert "Caddyfile input is not formatted" not in result.stderr


# Caddy makes this redirect itself, on port 80, which a test cannot have.
@pytest.mark.parametrize("front", ["nginx"], indirect=True)
def test_nginx_sends_readers_without_tls_to_tls(front):
    connection = http.client.HTTPConnection("127.0.0.1", front.plain_port, timeout=30)
    connection.request("GET", "/e/citycamp?x=1", headers={"Host": "localhost"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/e/citycamp?x=1")
    connection.close()
