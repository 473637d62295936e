// What is told to the server and what it tells: moves one after the other, their history, and what others do meanwhile.
import { lengthOf } from "./board.js";

const POLL = 15_000; // milliseconds
// After a move, for the count of changes that wait for a release, which the answer to the move does not have.
const SOON = 1_000;
// A window that nobody has touched for so long asks no more, so that the sign-in can end as it should.
const IDLE = 20 * 60_000;

const isSame = (a, b) => (a && b ? a.from === b.from && a.to === b.to && a.room === b.room : !a && !b);

export class Desk {
  #queue = Promise.resolve();
  #undoable = [];
  #redoable = [];
  /** Grows when a move fails: what was asked for after it is not sent any more. */
  #failures = 0;
  #tag = null;
  #soon = 0;
  #touched = Date.now();

  constructor(editor) {
    this.editor = editor;
    const button = (act) => editor.root.querySelector(`[data-act=${act}]`);
    [this.undoButton, this.redoButton] = [button("undo"), button("redo")];
    this.undoButton.addEventListener("click", () => this.undo());
    this.redoButton.addEventListener("click", () => this.redo());
    for (const act of ["pointerdown", "keydown", "scroll"]) {
      document.addEventListener(act, () => (this.#touched = Date.now()), { passive: true, capture: true });
    }
    setInterval(() => this.#look(), POLL);
    document.addEventListener("visibilitychange", () => this.#look());
  }

  /** Moves a session to a slot; null is none. It is shown there at once, and put back when the server refuses. */
  move(card, slot) {
    const since = performance.now();
    const failures = this.#failures;
    card.element.classList.add("pending");
    this.editor.place(card, slot);
    this.#inTurn(async () => {
      if (failures !== this.#failures) return;
      const before = card.stored;
      if (!(await this.#send(card, slot, since))) return;
      this.#undoable.push({ card, before, after: card.stored });
      this.#redoable = [];
    });
  }

  undo() {
    this.#inTurn(() => this.#again(this.#undoable, this.#redoable));
  }

  redo() {
    this.#inTurn(() => this.#again(this.#redoable, this.#undoable));
  }

  /** Takes the last act of one list back by a move like any other; it can be had back from the other list. */
  async #again(from, to) {
    const act = from.pop();
    if (!act) return;
    const { card, before, after } = act;
    if (!isSame(card.stored, after)) return this.editor.sayOf(card, "nothingUndone", {}, false);
    const since = performance.now();
    if (card.element.isConnected) this.editor.place(card, before);
    if (await this.#send(card, before, since)) to.push({ card, before: after, after: card.stored });
  }

  #inTurn(act) {
    this.#queue = this.#queue.then(act).catch((error) => console.error(error)).then(() => this.#showHistory());
  }

  #showHistory() {
    // Not `disabled`, which would take the focus away from a button that was pressed for the last time.
    this.undoButton.setAttribute("aria-disabled", !this.#undoable.length);
    this.redoButton.setAttribute("aria-disabled", !this.#redoable.length);
  }

  #fields(card, slot) {
    const { setting } = this.editor;
    const at = (minute) => {
      const day = new Date(`${slot.day ?? setting.day}T00:00Z`);
      return new Date(day.getTime() + minute * 60_000).toISOString().slice(0, 16).replace("T", " ");
    };
    return new URLSearchParams({
      csrf_token: setting.token,
      version: card.version,
      shown: setting.day,
      start: slot ? slot.from || at(slot.start) : "",
      end: slot ? slot.to || at(slot.end) : "",
      room: slot && slot.room !== null ? setting.rooms[slot.room].name : "",
    });
  }

  /** Whether the server has done it. */
  async #send(card, slot, since) {
    const { editor } = this;
    try {
      // A redirect leads to the sign-in, which is no answer to a move.
      const response = await fetch(card.path, { method: "POST", body: this.#fields(card, slot), redirect: "manual" });
      if (response.type === "opaqueredirect") return this.#signedOut();
      if (!response.headers.get("Content-Type")?.startsWith("application/json")) return this.#failed(card, "refused");
      const answer = await response.json();
      if (!response.ok) this.#putBack();
      else this.#stored(card, answer.moved);
      editor.root.querySelector(".editor-alert").hidden = true;
      editor.say(answer.told, answer.fine);
      await this.#compare(answer.state, response.ok);
      editor.root.dispatchEvent(new CustomEvent("agenda-settled", { detail: { since } }));
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#look(), SOON);
      return response.ok;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return this.#failed(card, "unreachable");
    } finally {
      card.element.classList.remove("pending");
    }
  }

  #stored(card, moved) {
    card.version = moved.version;
    const { start, end, room, from, to } = moved;
    // Minutes of another day than the one shown: there is no place for it here.
    const day = start < 0 || start >= 1440 ? "another" : undefined;
    card.stored = from ? { start, end, room, from, to, day } : null;
    if (card.stored) card.length = lengthOf(card.stored);
    // A later move of the same card may be under way.
    if (Boolean(card.slot) === Boolean(card.stored) && !card.slot?.day) card.say(moved.words);
    if (card.slot && card.stored && card.slot.start === moved.start && card.slot.end === moved.end) card.slot = card.stored;
  }

  #failed(card, word) {
    this.#putBack();
    this.editor.sayOf(card, word, {}, false);
    return false;
  }

  #signedOut() {
    this.#putBack();
    this.editor.root.querySelector(".editor-alert").hidden = false;
    return false;
  }

  /** Everything that the server has not stored goes back to where it is. */
  #putBack() {
    this.#failures += 1;
    for (const card of this.editor.cards.values()) {
      if (!card.element.isConnected) continue;
      card.element.classList.remove("pending");
      if (card.slot !== card.stored) this.editor.place(card, card.stored);
    }
  }

  /** Shows how the agenda stands; what is of another version than here is taken from the page anew. */
  async #compare(state, tells) {
    const { cards } = this.editor;
    this.#showSummary(state);
    const listed = new Map(state.sessions.map((session) => [session.key, session]));
    for (const card of cards.values()) {
      if (!listed.has(card.key)) this.#remove(card);
    }
    const mark = (card, severity) => card.mark(severity, (name) => this.editor.template("mark", name));
    const changed = [];
    for (const { key, version, severity } of state.sessions) {
      const card = cards.get(key);
      if (card?.element.isConnected && card.version === version) mark(card, severity);
      else changed.push(key);
    }
    if (changed.length) await this.#fetch(changed, tells);
  }

  #remove(card) {
    if (this.editor.carrying.held?.card === card) this.editor.carrying.putBack();
    card.element.remove();
    this.editor.board.layout();
  }

  async #fetch(keys, tells) {
    const { editor } = this;
    const page = await readPage(editor.setting.page);
    if (!page?.querySelector("[data-editor]")) return this.#signedOut();
    const titles = [];
    for (const key of keys) {
      const element = page.querySelector(`[data-session="${CSS.escape(key)}"]`);
      const known = editor.cards.get(key);
      if (!element) continue;
      if (known && editor.carrying.held?.card === known) editor.carrying.putBack();
      const isOwn = known && String(known.version) === element.dataset.version;
      const card = editor.adopt(element);
      if (!isOwn) titles.push(card.title);
    }
    editor.board.layout();
    if (tells && titles.length) editor.say(editor.words.others.replace("{title}", titles.join(", ")), false);
  }

  /** The counts of the page's head. */
  #showSummary({ summary, fine, releases, waiting }) {
    const [conflictsLink, releasesLink] = ["conflicts", "releases"].map((end) => document.querySelector(`.actions [href$='/agenda/${end}']`));
    const icon = this.editor.template("icon", fine ? "fine" : "open");
    if (conflictsLink.textContent !== summary) conflictsLink.replaceChildren(icon, summary);
    if (releases && releasesLink.textContent !== releases) releasesLink.textContent = releases;
    this.editor.waiting.querySelector(".count").textContent = waiting;
  }

  /** Sees what others did, while somebody looks. */
  #look() {
    if (document.visibilityState !== "visible" || Date.now() - this.#touched > IDLE) return;
    this.#inTurn(async () => {
      if (this.editor.carrying.held) return;
      const headers = this.#tag ? { "If-None-Match": this.#tag } : {};
      const response = await fetch(this.editor.setting.state, { headers, redirect: "manual" }).catch(() => null);
      if (response?.type === "opaqueredirect") return this.#signedOut();
      if (!response?.ok) return;
      this.#tag = response.headers.get("ETag");
      await this.#compare(await response.json(), true);
    });
  }
}

/** A page of the server as a document; its scripts do not run. Nil when it cannot be had. */
const readPage = (address) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => resolve(request.response);
    request.onerror = () => resolve(null);
    request.send();
  });
