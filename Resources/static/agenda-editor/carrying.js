// How a session is carried: picked up by pointer or key, shown where it would go, put down or put back.
import { STEP, stretched } from "./board.js";
import { ByKeys } from "./keys.js";

const LONG_PRESS = 350; // milliseconds
const EDGE = 56; // pixels from an edge within which the board scrolls by itself

const snap = (minute) => Math.round(minute / STEP) * STEP;
const within = (box, x, y) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/**
 * One session at most is in hand: `held` has its card, the way it is carried (`pointer` or `key`), what is done with it
 * (`move` or `resize`) and the `target`: a slot, null for no place at all, undefined for nowhere.
 */
export class Carrying {
  constructor(editor) {
    this.editor = editor;
    this.board = editor.board;
    this.held = null;
    this.press = null;
    this.keys = new ByKeys(editor, this);
    this.shield = this.#cover("editor-shield");
    this.chip = this.#cover("editor-chip");
    this.#listen();
  }

  #cover(className) {
    const cover = this.editor.root.appendChild(document.createElement("div"));
    cover.className = className;
    cover.setAttribute("aria-hidden", "true");
    cover.hidden = true;
    return cover;
  }

  #listen() {
    const { root } = this.editor;
    root.addEventListener("pointerdown", (event) => this.#pressed(event));
    root.addEventListener("pointermove", (event) => this.#moved(event));
    root.addEventListener("pointerup", (event) => this.#released(event));
    root.addEventListener("pointercancel", () => this.putBack());
    // A link must not be dragged out of its card, nor a long press open a menu.
    root.addEventListener("dragstart", (event) => event.preventDefault());
    root.addEventListener("contextmenu", (event) => {
      if (this.held || this.press?.isTouch) event.preventDefault();
    });
    root.addEventListener("touchmove", (event) => this.held && event.preventDefault(), { passive: false });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.held?.way === "pointer") this.putBack();
    });
    root.addEventListener("focusout", (event) => {
      const element = event.target.closest("[data-session]");
      if (element && !element.contains(event.relatedTarget)) this.#cardOf(element)?.open(false);
    });
    root.addEventListener("focusin", (event) => {
      const element = event.target.closest("[data-session]");
      if (element && event.target.matches(":focus-visible")) this.#cardOf(element).open(true);
    });
    window.addEventListener("blur", () => this.held?.way === "pointer" && this.putBack());
  }

  #cardOf(element) {
    return this.editor.cards.get(element.dataset.session);
  }

  #pressed(event) {
    const element = event.target.closest("[data-session]");
    this.#forgetPress();
    if (!element || event.button !== 0 || !event.isPrimary || this.held) return;
    const card = this.#cardOf(element);
    const box = element.getBoundingClientRect();
    const isTouch = event.pointerType === "touch";
    const rim = Math.min(isTouch ? 16 : 9, box.height / 3);
    const act = card.slot && box.bottom - event.clientY <= rim ? "resize" : "move";
    this.press = { card, act, isTouch, id: event.pointerId, x: event.clientX, y: event.clientY };
    if (isTouch) this.press.timer = setTimeout(() => this.#pickUp(), LONG_PRESS);
  }

  #forgetPress() {
    clearTimeout(this.press?.timer);
    this.press = null;
  }

  #moved(event) {
    if (this.held?.way === "pointer") {
      [this.held.x, this.held.y] = [event.clientX, event.clientY];
      this.#follow();
      return;
    }
    if (!this.press) return;
    const distance = Math.hypot(event.clientX - this.press.x, event.clientY - this.press.y);
    // A finger that moves at once scrolls.
    if (this.press.isTouch && distance > 10) this.#forgetPress();
    else if (!this.press.isTouch && distance > 5) {
      this.#pickUp();
      this.#moved(event);
    }
  }

  #pickUp() {
    const { card, act, id, x, y } = this.press;
    this.#forgetPress();
    const at = this.board.at(x, y);
    const below = (y - card.element.getBoundingClientRect().top) / this.board.scale;
    const grip = !card.slot ? Math.min(below, card.length / 2) : at.minute - (act === "resize" ? card.slot.end : card.slot.start);
    this.begin({ card, act, way: "pointer", x, y, from: { x, y }, grip, column: at.column });
    this.editor.root.setPointerCapture(id);
    getSelection()?.removeAllRanges();
    this.#follow();
    this.#scrollNearEdges();
  }

  begin(held) {
    this.held = { ...held, target: undefined };
    this.shield.hidden = held.way !== "pointer";
    this.shield.classList.toggle("resizing", held.act === "resize");
    held.card.open(false);
    held.card.element.classList.add("held");
  }

  /** Shows where the session would go from where the pointer is. */
  #follow() {
    const { held, board, editor } = this;
    const target = this.#target();
    const isOver = (place) => held.act === "move" && target === place;
    editor.waiting.classList.toggle("over", isOver(null));
    editor.tabs.forEach((tab) => tab.classList.toggle("over", Boolean(target?.day) && tab === held.tab));
    held.target = target;
    const words = this.#words(target);
    const isTaken = Boolean(target && !target.day && board.isTaken(held.card, target));
    if (target && !target.day) board.showGhost(target, words, isTaken);
    else board.hideGhost();
    for (const column of board.columns) column.line.classList.toggle("over", Boolean(target && !target.day) && column.room === target.room);
    this.chip.hidden = held.act === "resize";
    this.chip.classList.toggle("taken", isTaken);
    this.chip.textContent = `${held.card.title}\n${words}`;
    this.chip.style.transform = `translate(${Math.min(held.x + 14, innerWidth - 232)}px, ${Math.min(held.y + 18, innerHeight - 72)}px)`;
  }

  #words(target) {
    if (target === undefined) return "";
    if (target?.day) return this.held.tab.textContent;
    return this.editor.describe(target);
  }

  #target() {
    const { held, board, editor } = this;
    const { x, y, card, act } = held;
    const at = board.at(x, y);
    if (act === "resize") return stretched(card.slot, Math.max(card.slot.start + STEP, snap(at.minute - held.grip)));
    if (within(editor.waiting.getBoundingClientRect(), x, y)) return null;
    held.tab = card.slot && editor.tabs.find((tab) => within(tab.getBoundingClientRect(), x, y));
    const day = held.tab && editor.setting.days[editor.tabs.indexOf(held.tab)];
    if (day) return day === editor.setting.day ? undefined : { start: card.slot.start, end: card.slot.start + card.length, room: card.slot.room, day };
    if (!within(board.pane.getBoundingClientRect(), x, y)) return undefined;
    const room = card.slot && at.column === held.column ? card.slot.room : board.columns[at.column].room;
    const latest = Math.max(board.origin, board.end - card.length);
    const start = Math.min(latest, Math.max(board.origin, snap(at.minute - held.grip)));
    // What only changes rooms keeps its times to the second.
    if (start === card.slot?.start) return { ...card.slot, room };
    return { start, end: start + card.length, room };
  }

  #scrollNearEdges() {
    if (this.held?.way !== "pointer") return;
    const { x, y, from } = this.held;
    const { pane } = this.board;
    const box = pane.getBoundingClientRect();
    // Only towards where the session is carried: it may have been picked up at an edge.
    const pull = (at, began, low, high) => {
      if (at < low + EDGE && at < began) return (at - low - EDGE) / 4;
      return at > high - EDGE && at > began ? (at - high + EDGE) / 4 : 0;
    };
    if (x >= box.left && x <= box.right) {
      const before = `${pane.scrollTop} ${pane.scrollLeft} ${scrollY}`;
      pane.scrollBy(pull(x, from.x, box.left, box.right), pull(y, from.y, Math.max(0, box.top), Math.min(innerHeight, box.bottom)));
      scrollBy(0, pull(y, from.y, 0, innerHeight));
      if (before !== `${pane.scrollTop} ${pane.scrollLeft} ${scrollY}`) this.#follow();
    }
    requestAnimationFrame(() => this.#scrollNearEdges());
  }

  #released(event) {
    // What was pressed and not carried away is opened: a small card shows all that it has.
    if (this.press && !this.held) this.press.card.open(true);
    this.#forgetPress();
    if (this.held?.way !== "pointer") return;
    [this.held.x, this.held.y] = [event.clientX, event.clientY];
    this.#follow();
    this.putDown();
  }

  /** Ends the carrying where the session would go; nowhere is back where it was. */
  putDown() {
    const { card, target } = this.held;
    if (target === undefined) return this.putBack();
    this.#end();
    const isSame = target ? card.slot && !target.day && ["start", "end", "room"].every((part) => target[part] === card.slot[part]) : !card.slot;
    if (!isSame) this.editor.desk.move(card, target);
  }

  putBack() {
    this.#forgetPress();
    if (!this.held) return;
    const { card } = this.held;
    this.#end();
    this.editor.sayOf(card, "putBack", { place: this.editor.describe(card.slot, card) });
  }

  #end() {
    const { waiting, tabs } = this.editor;
    this.held.card.element.classList.remove("held");
    this.held = null;
    waiting.classList.remove("over");
    for (const tab of tabs) tab.classList.remove("over");
    for (const column of this.board.columns) column.line.classList.remove("over");
    this.chip.hidden = this.shield.hidden = true;
    this.board.hideGhost();
  }
}
