// The grid editor of the admin's agenda. Without it every session has its form; it does nothing that they cannot.
// Cards come from the server alone: they are moved about here, and their texts are those that the server gives.
import { Board, Card } from "./agenda-editor/board.js";
import { Carrying } from "./agenda-editor/carrying.js";
import { Desk } from "./agenda-editor/desk.js";

class Editor {
  constructor(root, list) {
    this.root = root;
    this.setting = JSON.parse(root.dataset.editor);
    this.words = this.setting.words;
    this.pane = list.parentElement;
    this.waiting = root.querySelector(".waiting");
    this.waitingList = root.querySelector(".waiting-list");
    this.tabs = [...root.querySelectorAll(".agenda-bar nav:first-child a")];
    this.told = root.querySelector(".editor-told");
    this.cards = new Map();
    this.#show();
    this.board = new Board(this.pane, list, this.setting, this.cards);
    for (const element of root.querySelectorAll("[data-session]")) this.#take(new Card(element));
    this.board.layout();
    this.desk = new Desk(this);
    this.carrying = new Carrying(this);
    this.board.showNow(true);
    const target = document.querySelector(".grid [data-session]:target");
    if (target) target.scrollIntoView({ block: "center", inline: "center" });
    else this.board.scrollToFirst();
  }

  #show() {
    this.root.classList.add("editing");
    this.root.closest(".frame-event")?.classList.add("frame-whole");
    this.root.querySelector(".editor-day > p")?.remove();
    const hidden = [this.root.querySelector(".editor-bar"), this.waiting, this.waiting.querySelector(".waiting-hint"), this.pane];
    for (const part of hidden) part.hidden = false;
  }

  #take(card) {
    this.cards.set(card.key, card);
    this.#prepare(card);
  }

  #prepare(card) {
    card.element.tabIndex = 0;
    card.element.setAttribute("aria-describedby", "editor-hint");
    card.nameAnew();
  }

  /** The card's session as the server's page has it now. */
  adopt(element) {
    const fresh = document.importNode(element, true);
    const card = this.cards.get(fresh.dataset.session);
    const hasFocus = card?.element.contains(document.activeElement);
    card?.element.remove();
    if (card) card.read(fresh);
    else this.cards.set(fresh.dataset.session, new Card(fresh));
    const adopted = this.cards.get(fresh.dataset.session);
    this.#prepare(adopted);
    this.#stand(adopted);
    fresh.classList.add("slot-changed");
    if (hasFocus) fresh.focus();
    return adopted;
  }

  /** Shows the card at a place, or among those that wait. What the server says of it comes later. */
  place(card, slot) {
    card.slot = slot;
    if (slot?.day) return;
    const hasFocus = card.element.contains(document.activeElement);
    this.#stand(card);
    if (slot) card.say(this.describe(slot));
    card.sayAct(slot ? this.words.move : this.words.place);
    this.board.layout();
    if (hasFocus) card.element.focus({ preventScroll: true });
  }

  /** Cards stand in the order of reading: by time, then room; those that wait by title. */
  #stand(card) {
    const list = card.slot ? this.board.list : this.waitingList;
    if (!card.slot) this.board.free(card);
    const others = [...this.cards.values()].filter((other) => other !== card && other.element.parentElement === list);
    const later = others.filter((other) => card.isBefore(other));
    const next = later.reduce((first, other) => (!first || other.isBefore(first) ? other : first), null);
    list.insertBefore(card.element, next?.element ?? null);
  }

  /** `10:45am to 11:30am, Library`, in the server's words; where the card stands it says so itself, to the minute. */
  describe(slot, card = null) {
    if (!slot) return this.words.unscheduled;
    if (card?.slot && ["start", "end", "room"].every((part) => slot[part] === card.slot[part])) return card.when;
    const clock = (minute) => this.setting.clock[Math.floor((minute % 1440) / 5)];
    const time = fill(this.words.range, { start: clock(slot.start), end: clock(slot.end) });
    const room = slot.room === null ? this.words.allRooms : this.setting.rooms[slot.room].name;
    return fill(this.words.at, { time, room });
  }

  say(text, isFine = true) {
    this.told.textContent = text;
    this.told.dataset.tone = isFine ? "ok" : "warn";
  }

  /** A sentence about a session, from the server's words. */
  sayOf(card, word, parts = {}, isFine = true) {
    this.say(fill(this.words[word], { title: card.title, ...parts }), isFine);
  }

  template(name, value) {
    return this.root.querySelector(`template[data-${name}="${value}"]`).content.cloneNode(true);
  }
}

/** `{name}` in a sentence becomes the part of that name. */
export const fill = (sentence, parts) => sentence.replace(/\{(\w+)\}/g, (all, name) => parts[name] ?? all);

/** A day that needs more columns or rows than the stylesheet has comes as a list; here it gets its grid. */
function gridOf(root) {
  const list = root.querySelector(".agenda-list");
  if (!list) return root.querySelector(".grid");
  const pane = document.createElement("div");
  pane.className = "grid-pane";
  pane.tabIndex = 0;
  pane.setAttribute("role", "region");
  pane.setAttribute("aria-label", root.querySelector(".editor-day > h2").textContent);
  const grid = pane.appendChild(document.createElement("ol"));
  grid.className = "grid";
  grid.append(...list.querySelectorAll("[data-session]"));
  list.replaceWith(pane);
  return grid;
}

const root = document.querySelector("[data-editor]");
if (root) new Editor(root, gridOf(root));
