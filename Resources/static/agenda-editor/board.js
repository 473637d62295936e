// Where things stand: time downwards, rooms side by side. It knows cards, columns and pixels, and nothing of the server.

/** Minutes that places keep to. */
export const STEP = 5;

/** Minutes up to which a card is of a size: what it has no room for then is the stylesheet's to say. */
const SIZES = { middle: 79, short: 54, low: 44, shorter: 35, shortest: 25, tiny: 14 };

const overlap = (a, b) => a.start < b.end && b.start < a.end;

/** Minutes that pass from start to end: where it is known to the second, not what the clock on the wall makes of it. */
export const lengthOf = ({ start, end, from, to }) => (from && to ? Math.round((Date.parse(to) - Date.parse(from)) / 60_000) : end - start);

/**
 * A slot with another end. The start stays to the second, which tells apart an hour that comes twice. Where the clock is
 * changed within the session, the wall does not say how long it is, so that its end moves by the minutes that pass.
 */
export function stretched(slot, end) {
  const isChanged = slot.from && slot.to && lengthOf(slot) !== slot.end - slot.start;
  if (!isChanged) return { ...slot, to: "", end };
  const minutes = Math.floor(Date.parse(slot.to) / 60_000) + end - slot.end;
  return { ...slot, to: new Date(minutes * 60_000).toISOString().replace(".000Z", "Z"), end };
}

/** A session's card. A card without a slot waits for a place; `stored` is the slot that the server has. */
export class Card {
  constructor(element) {
    this.read(element);
  }

  read(element) {
    const data = element.dataset;
    this.element = element;
    this.key = data.session;
    this.version = Number(data.version);
    this.path = data.path;
    this.isQuiet = element.classList.contains("slot-quiet");
    this.isCancelled = element.classList.contains("slot-cancelled");
    const [start, end] = [Number(data.start), Number(data.end)];
    this.slot = data.from ? { start, end, room: data.room === "" ? null : Number(data.room), from: data.from, to: data.to } : null;
    this.stored = this.slot;
    this.length = this.slot ? lengthOf(this.slot) : end - start;
  }

  get title() {
    return this.element.querySelector("h3, h4").textContent;
  }

  isBefore(other) {
    if (!this.slot || !other.slot) return this.title.localeCompare(other.title, document.documentElement.lang) < 0;
    const byStart = this.slot.start - other.slot.start;
    const byRoom = (this.slot.room ?? -1) - (other.slot.room ?? -1);
    return (byStart || byRoom || (this.key < other.key ? -1 : 1)) < 0;
  }

  /** Where it stands, as it says itself. */
  get when() {
    return this.element.querySelector(".slot-when").textContent;
  }

  say(text) {
    this.element.querySelector(".slot-when").textContent = text;
    this.nameAnew();
  }

  /** A short session has room for its title, a longer one for its people. An opened card shows everything. */
  fit() {
    const { classList } = this.element;
    const minutes = this.slot && !classList.contains("open") ? this.slot.end - this.slot.start : 1440;
    for (const [name, most] of Object.entries(SIZES)) classList.toggle(name, minutes <= most);
  }

  open(isOpen) {
    this.element.classList.toggle("open", isOpen);
    this.fit();
  }

  /** What is heard when the card comes into focus. */
  nameAnew() {
    const mark = this.element.querySelector(".slot-mark").textContent;
    this.element.setAttribute("aria-label", [this.title, this.when, mark].filter(Boolean).join(", "));
  }

  sayAct(text) {
    const link = this.element.querySelector(".slot-actions a");
    if (link) link.firstChild.data = text;
  }

  mark(severity, tag) {
    if ((this.element.dataset.severity ?? "") === severity) return;
    this.element.dataset.severity = severity;
    this.element.querySelector(".slot-mark").replaceChildren(...(severity ? [tag(severity)] : []));
    this.nameAnew();
  }
}

export class Board {
  /** `cards` are all cards by key, those that wait included. */
  constructor(pane, list, setting, cards) {
    Object.assign(this, { pane, list, setting, cards });
    this.origin = 8 * 60;
    this.end = 20 * 60;
    // All rooms take a column of their own where there are others.
    const all = { room: null, name: setting.words.allRooms, weight: setting.rooms.length ? 0.8 : 1 };
    this.columns = [all, ...setting.rooms.map(({ name }, room) => ({ room, name, weight: 1 }))];
    const whole = this.columns.reduce((sum, column) => sum + column.weight, 0);
    let x = 0;
    for (const column of this.columns) {
      column.x = x / whole;
      column.w = column.weight / whole;
      x += column.weight;
    }
    this.#build();
  }

  #build() {
    for (const label of this.list.querySelectorAll(".grid-room, .grid-hour")) label.remove();
    this.pane.classList.add("board");
    this.pane.style.setProperty("--columns", this.columns.length);
    this.head = element("div", "board-head");
    this.hours = element("div", "board-hours");
    this.ghost = element("li", "board-ghost");
    this.ghostWords = this.ghost.appendChild(element("span", "board-ghost-words"));
    this.now = element("li", "board-now");
    for (const column of this.columns) {
      const label = this.head.appendChild(element("div", "board-room"));
      label.textContent = column.name;
      label.style.flexGrow = column.weight;
      column.line = element("li", "board-column");
      column.line.style.setProperty("--x", column.x);
      column.line.style.setProperty("--w", column.w);
    }
    this.list.append(...this.columns.map((column) => column.line), this.ghost, this.now);
    this.ghost.hidden = this.now.hidden = true;
    this.pane.prepend(element("div", "board-corner"), this.head, this.hours);
  }

  /** Pixels of a minute, which grow with the reader's size of text. */
  get scale() {
    return this.list.getBoundingClientRect().height / (this.end - this.origin);
  }

  /** Those that are shown at a place. */
  placed() {
    return [...this.cards.values()].filter((card) => card.slot && card.element.parentElement === this.list);
  }

  /** Makes room for a time that lies outside of the hours shown. */
  reach({ start, end }) {
    this.origin = Math.min(this.origin, Math.max(0, Math.floor(start / 60) * 60));
    this.end = Math.max(this.end, Math.ceil(end / 60) * 60);
  }

  /** Puts every card where its slot says; only what changed is written. */
  layout() {
    const placed = this.placed();
    for (const card of placed) {
      // An hour before and after, so that there is somewhere to go.
      this.reach({ start: card.slot.start - 60, end: Math.min(card.slot.end + 60, Math.max(1440, card.slot.end)) });
    }
    this.#layHours();
    for (const [card, { x, w }] of this.#breadths(placed)) {
      this.#put(card.element, card.slot, x, w);
      card.fit();
    }
  }

  #put(item, slot, x, w) {
    const place = [x.toFixed(4), w.toFixed(4), slot.start - this.origin, slot.end - slot.start];
    if (item.place === place.join()) return;
    item.place = place.join();
    ["--x", "--w", "--y", "--h"].forEach((name, index) => item.style.setProperty(name, place[index]));
  }

  /** The day is opened at its first session. */
  scrollToFirst() {
    const first = Math.min(...this.placed().map((card) => card.slot.start));
    if (Number.isFinite(first)) this.pane.scrollTop = (first - this.origin - 30) * this.scale;
  }

  /** Takes away what places a card. */
  free(card) {
    card.element.place = undefined;
    card.element.classList.remove(...Object.keys(SIZES));
    for (const name of ["--x", "--w", "--y", "--h"]) card.element.style.removeProperty(name);
  }

  #layHours() {
    const hours = `${this.origin} ${this.end}`;
    if (this.laidHours === hours) return;
    this.laidHours = hours;
    this.pane.style.setProperty("--length", this.end - this.origin);
    const labels = [];
    for (let minute = this.origin; minute < this.end; minute += 60) {
      const label = element("div", "board-hour");
      label.textContent = this.setting.clock[(minute % 1440) / STEP];
      label.style.setProperty("--y", minute - this.origin);
      labels.push(label);
    }
    this.hours.replaceChildren(...labels);
    this.showNow();
  }

  /** Those that overlap in a room share its breadth; what is in all rooms takes it all unless something is beside it. */
  #breadths(placed) {
    const breadths = new Map();
    for (const column of this.columns) {
      const own = placed.filter((card) => card.slot.room === column.room);
      const lanes = lanesOf(own.sort((a, b) => a.slot.start - b.slot.start || b.slot.end - a.slot.end));
      for (const card of own) {
        const { lane, of } = lanes.get(card);
        const isAlone = column.room === null && !placed.some((other) => other !== card && overlap(other.slot, card.slot));
        breadths.set(card, isAlone ? { x: 0, w: 1 } : { x: column.x + (column.w * lane) / of, w: column.w / of });
      }
    }
    return breadths;
  }

  /** The column and the minute under a point of the window. */
  at(x, y) {
    const box = this.list.getBoundingClientRect();
    const share = (x - box.left) / box.width;
    const across = getComputedStyle(this.list).direction === "rtl" ? 1 - share : share;
    const index = this.columns.findIndex((column) => across < column.x + column.w);
    return { column: index < 0 ? this.columns.length - 1 : index, minute: this.origin + ((y - box.top) * (this.end - this.origin)) / box.height };
  }

  columnOf(slot) {
    return this.columns.findIndex((column) => column.room === slot.room);
  }

  /** Whether the room is taken then. A quick look: the server knows all that can be wrong. */
  isTaken(card, slot) {
    if (card.isCancelled) return false;
    const beside = this.placed().filter((other) => other !== card && !other.isCancelled && overlap(other.slot, slot));
    if (slot.room === null) return !card.isQuiet && beside.some((other) => other.slot.room !== null || !other.isQuiet);
    if (beside.some((other) => other.slot.room === null && !other.isQuiet)) return true;
    return beside.filter((other) => other.slot.room === slot.room).length >= this.setting.rooms[slot.room].atOnce;
  }

  /** The first place in a room that is free for so many minutes, at or after a time. */
  firstFree(card, from) {
    const rooms = this.setting.rooms.length ? this.setting.rooms.map((_, room) => room) : [null];
    for (let start = from; start + card.length <= this.end; start += STEP) {
      for (const room of rooms) {
        const slot = { start, end: start + card.length, room };
        if (!this.isTaken(card, slot)) return slot;
      }
    }
    return { start: from, end: from + card.length, room: rooms[0] };
  }

  showGhost(slot, words, isTaken) {
    const column = this.columns[this.columnOf(slot)];
    this.ghost.hidden = false;
    this.ghost.classList.toggle("taken", isTaken);
    this.#put(this.ghost, slot, column.x, column.w);
    if (this.ghostWords.textContent !== words) this.ghostWords.textContent = words;
  }

  hideGhost() {
    this.ghost.hidden = true;
  }

  /** A line at the present time, when the day that is shown is today; `starts` the clock that keeps it there. */
  showNow(starts = false) {
    if (this.setting.now === null) return;
    const minute = this.setting.now + performance.now() / 60_000;
    this.now.hidden = minute < this.origin || minute > this.end;
    this.now.style.setProperty("--y", minute - this.origin);
    if (starts) setInterval(() => this.showNow(), 30_000);
  }
}

/** Each takes the first lane that is free when it starts; a pause in all lanes begins anew. `cards` are by start. */
function lanesOf(cards) {
  const lanes = new Map();
  let group = [];
  let ends = [];
  const close = () => group.forEach((card) => (lanes.get(card).of = ends.length));
  for (const card of cards) {
    if (ends.length && Math.max(...ends) <= card.slot.start) {
      close();
      [group, ends] = [[], []];
    }
    const free = ends.findIndex((end) => end <= card.slot.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = card.slot.end;
    lanes.set(card, { lane, of: 1 });
    group.push(card);
  }
  close();
  return lanes;
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  made.setAttribute("aria-hidden", "true");
  return made;
}
