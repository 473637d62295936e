"""What a browser complains of while a test looks at a page."""


class Complaints(list):
    """What the browser's console said: an error there is a fault of the page."""

    def listen(self, page):
        def note(message):
            # A form that is refused answers 422, which the browser reports as if a resource were missing.
            refused = message.text.startswith("Failed to load resource") and "status of 4" in message.text
            if message.type == "error" and not refused:
                self.append(message.text)

        page.on("console", note)
        page.on("pageerror", lambda error: self.append(str(error)))


# WCAG 2.2, levels A and AA.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def violations(page):
    """What axe finds on a page: the rule and the elements."""
    from axe_playwright_python.sync_playwright import Axe
    found = Axe().run(page, options=RULES).response["violations"]
    return [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found]
