// Stars without an account: they are kept in this browser, by the event and the sessions' own keys, so that they outlive
// every release. The buttons are made here: without a script there are none. No markup is made from text.

const svg = "http://www.w3.org/2000/svg";
const outline = "M10 2.6l2.3 4.7 5.2.8-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L2.500 8.100l5.2-.8z";

/** The starred keys of an event on this device. A device that keeps nothing keeps them until the page is left. */
class Stars {
  constructor(event) {
    this.name = `stars:${event}`;
    this.keys = new Set();
    this.read();
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) ?? "[]");
      this.keys = new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : []);
    } catch {
      // Private windows may refuse, and what is kept may be no list: then what is in hand counts.
    }
  }

  toggle(key) {
    this.read();
    if (!this.keys.delete(key)) this.keys.add(key);
    this.write();
  }

  write() {
    try {
      if (this.keys.size === 0) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, JSON.stringify([...this.keys]));
    } catch {
      // See above.
    }
  }
}

function starButton(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = text ? "star star-wide button button-secondary" : "star";
  button.setAttribute("aria-label", label);
  const icon = document.createElementNS(svg, "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("width", "20");
  icon.setAttribute("height", "20");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", outline);
  icon.append(path);
  button.append(icon);
  if (text) button.append(text);
  return button;
}

/** The sessions of a page with their stars, and the switch that shows only the starred ones. */
class Agenda {
  constructor(place) {
    this.place = place;
    this.stars = new Stars(place.dataset.stars);
    this.sessions = new Map();
    if (place.dataset.session) this.addSession(place, place.dataset.session, place.dataset.title, true);
    for (const slot of place.querySelectorAll(".slot[id^='session-']")) {
      const title = slot.querySelector("h3, h4");
      this.addSession(slot, slot.id.slice("session-".length), title?.textContent ?? "", false, title);
    }
    if (this.sessions.size > 1) this.addSwitch();
    addEventListener("storage", (event) => {
      if (event.key !== this.stars.name && event.key !== null) return;
      this.stars.keys = new Set();
      this.stars.read();
      this.show();
    });
    this.show();
  }

  addSession(element, key, title, isWide, after) {
    const words = this.place.dataset.star;
    const label = words.replace("{0}", () => title);
    const button = starButton(label, isWide ? words.replace("{0}", "").trim() : "");
    button.addEventListener("click", () => {
      this.stars.toggle(key);
      this.show();
    });
    if (after) after.after(button);
    else element.append(button);
    this.sessions.set(key, { element, button });
  }

  addSwitch() {
    const bar = this.place.previousElementSibling?.querySelector(".only-mine");
    if (!bar) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button button-secondary";
    this.count = document.createElement("span");
    this.count.className = "count";
    this.button.append(this.place.dataset.only, " ", this.count);
    this.button.addEventListener("click", () => {
      const address = this.isOnly() ? location.pathname + location.search : "#my-agenda";
      history.pushState(null, "", address);
      this.show();
    });
    this.nothing = document.createElement("p");
    this.nothing.className = "nothing-starred";
    this.nothing.setAttribute("role", "status");
    bar.append(this.button);
    this.place.prepend(this.nothing);
    addEventListener("popstate", () => this.show());
    addEventListener("hashchange", () => this.show());
  }

  isOnly() {
    return location.hash === "#my-agenda";
  }

  show() {
    const isOnly = this.button !== undefined && this.isOnly();
    let count = 0;
    for (const [key, session] of this.sessions) {
      const isStarred = this.stars.keys.has(key);
      if (isStarred) count += 1;
      session.button.setAttribute("aria-pressed", String(isStarred));
      if (session.element !== this.place) session.element.hidden = isOnly && !isStarred;
    }
    if (!this.button) return;
    this.button.setAttribute("aria-pressed", String(isOnly));
    this.count.textContent = `(${count})`;
    this.nothing.textContent = isOnly && count === 0 ? this.place.dataset.none : "";
    for (const part of this.place.querySelectorAll(".agenda-time, .day")) {
      part.hidden = isOnly && !part.querySelector(".slot:not([hidden])");
    }
  }
}

for (const place of document.querySelectorAll("[data-stars]")) new Agenda(place);

// A personal page offers to take over what is starred on the device.
for (const form of document.querySelectorAll("[data-bring]")) {
  const open = new Set(form.dataset.open.split(" "));
  const keys = [...new Stars(form.dataset.bring).keys].filter((key) => open.has(key));
  for (const key of keys) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "session";
    field.value = key;
    form.append(field);
  }
  form.hidden = keys.length === 0;
}
