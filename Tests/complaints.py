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
