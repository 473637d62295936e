"""An organiser without a browser: signs in and sends forms as a page would, for tests of many requests at once."""
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

from demonstration import EMAIL, PASSWORD


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Organiser:
    def __init__(self, address, *handlers):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), NoRedirect(), *handlers)

    @property
    def cookies(self):
        """The value of the Cookie field, for requests that are written by hand."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def get(self, path):
        """(status, headers, text); a connection that breaks is an error."""
        return self.send(urllib.request.Request(self.address + path))

    def post(self, path, form, fields):
        """Sends fields with the token of the page at `form`."""
        status, _, text = self.get(form)
        assert status == 200, (form, status)
        return self.post_with(self.token(text), path, fields)

    def post_with(self, token, path, fields):
        body = urllib.parse.urlencode({"csrf_token": token, **fields}).encode()
        return self.send(urllib.request.Request(self.address + path, data=body, headers={"Origin": self.address}))

    @staticmethod
    def token(text):
        tag = re.search(r"<input[^>]*name=\"csrf_token\"[^>]*>", text)[0]
        return re.search(r"value=\"([^\"]+)\"", tag)[1]

    def sign_in(self):
        status, headers, text = self.post("/admin/sign-in", "/admin/sign-in", {"email": EMAIL, "password": PASSWORD})
        assert status == 303, (status, text[:2000])
        return self

    def send(self, request):
        """The answer to a request that is made already."""
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read().decode()
