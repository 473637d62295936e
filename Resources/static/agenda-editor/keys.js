// The same by keyboard: a card in focus is picked up, moved by arrows and put down, and the page says where it is.
import { STEP, lengthOf, stretched } from "./board.js";

/** Readers may switch single keys off on the help page. */
const singleKeysAreOff = () => {
  try {
    return localStorage.getItem("keys-off") === "1";
  } catch {
    return false;
  }
};

const DAY = 24 * 60;

export class ByKeys {
  constructor(editor, carrying) {
    Object.assign(this, { editor, carrying });
    editor.root.addEventListener("keydown", (event) => this.#onCard(event));
    editor.root.addEventListener("focusout", (event) => {
      if (this.#card && event.target === this.#card.element) carrying.putBack();
    });
    document.addEventListener("keydown", (event) => this.#history(event));
  }

  /** What is carried by key. */
  get #card() {
    const { held } = this.carrying;
    return held?.way === "key" ? held.card : null;
  }

  #onCard(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("[data-session]")) return;
    if (this.carrying.held?.way === "pointer") return;
    const card = this.editor.cards.get(event.target.dataset.session);
    const act = this.#card ? this.#carried(event) : this.#lying(event, card);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #lying(event, card) {
    const { desk } = this.editor;
    switch (event.key) {
      case "Enter":
      case " ":
        return () => this.#pickUp(card);
      case "Delete":
      case "Backspace":
        return card.slot && !singleKeysAreOff() ? () => desk.move(card, null) : null;
      default: {
        const neighbour = this.#neighbour(card, event.key);
        return neighbour ? () => neighbour.focus() : null;
      }
    }
  }

  /** The nearest card in the direction of an arrow: so that a full day need not be gone through card by card. */
  #neighbour(card, key) {
    const own = card.element.getBoundingClientRect();
    const isBeyond = {
      ArrowUp: (box) => box.bottom <= own.top + 2,
      ArrowDown: (box) => box.top >= own.bottom - 2,
      ArrowLeft: (box) => box.right <= own.left + 2,
      ArrowRight: (box) => box.left >= own.right - 2,
    }[key];
    if (!isBeyond) return null;
    const isSideways = key === "ArrowLeft" || key === "ArrowRight";
    const distance = (box) => {
      const [across, down] = [Math.abs(box.left - own.left), Math.abs(box.top - own.top)];
      return isSideways ? across + 3 * down : down + 3 * across;
    };
    let nearest = null;
    for (const { element } of this.editor.cards.values()) {
      const box = element.getBoundingClientRect();
      if (element.isConnected && isBeyond(box) && !(nearest?.distance <= distance(box))) nearest = { element, distance: distance(box) };
    }
    return nearest?.element;
  }

  #pickUp(card) {
    const { carrying, editor } = this;
    const shown = Math.ceil((editor.board.origin + editor.pane.scrollTop / editor.board.scale) / 30) * 30;
    carrying.begin({ card, act: "move", way: "key" });
    carrying.held.target = card.slot ? { ...card.slot } : editor.board.firstFree(card, shown);
    editor.sayOf(card, "pickedUp", { place: this.#show() });
  }

  #carried(event) {
    const { held } = this.carrying;
    const minutes = event.shiftKey ? 30 : STEP;
    const sideways = getComputedStyle(this.editor.root).direction === "rtl" ? -1 : 1;
    switch (event.key) {
      case "ArrowUp":
        return () => this.#shift(-minutes);
      case "ArrowDown":
        return () => this.#shift(minutes);
      case "ArrowLeft":
        return () => this.#step(-sideways);
      case "ArrowRight":
        return () => this.#step(sideways);
      case "+":
      case "=":
        return () => this.#stretch(STEP);
      case "-":
        return () => this.#stretch(-STEP);
      case "Enter":
      case " ":
        return () => this.carrying.putDown();
      case "Escape":
        return () => this.carrying.putBack();
      case "Delete":
      case "Backspace":
        return () => {
          held.target = null;
          this.carrying.putDown();
        };
      default:
        return null;
    }
  }

  #shift(minutes) {
    const { target } = this.carrying.held;
    // What stands between the steps goes to the next one.
    const step = (minutes < 0 ? Math.ceil : Math.floor)((target.start + minutes) / STEP) * STEP;
    const start = Math.min(DAY - STEP, Math.max(0, step));
    this.#aim({ ...target, start, end: start + lengthOf(target), from: "", to: "" });
  }

  #stretch(minutes) {
    const { target } = this.carrying.held;
    this.#aim(stretched(target, Math.max(target.start + STEP, target.end + minutes)));
  }

  #step(columns) {
    const { board } = this.editor;
    const index = board.columnOf(this.carrying.held.target) + columns;
    const { room } = board.columns[Math.min(board.columns.length - 1, Math.max(0, index))];
    this.#aim({ ...this.carrying.held.target, room });
  }

  #aim(target) {
    this.carrying.held.target = target;
    this.editor.say(this.#show());
  }

  /** Shows where the session would go, and says it. */
  #show() {
    const { board, words } = this.editor;
    const { card, target } = this.carrying.held;
    board.reach(target);
    board.layout();
    const isTaken = board.isTaken(card, target);
    const place = this.editor.describe(target, card);
    board.showGhost(target, place, isTaken);
    board.ghost.scrollIntoView({ block: "nearest", inline: "nearest" });
    return isTaken ? words.taken.replace("{place}", place) : place;
  }

  #history(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || this.carrying.held) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "z" && !event.shiftKey) this.editor.desk.undo();
    else this.editor.desk.redo();
  }
}
