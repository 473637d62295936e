// The Import page: a file can be dropped where it can be chosen, and a run is followed while it lasts. Both work without
// this file. No markup is made from text.

/** A file field that takes what is dropped around it. */
class DropField {
  constructor(place) {
    this.place = place;
    this.input = place.querySelector("input[type=file]");
    this.depth = 0;
    const words = document.createElement("p");
    words.className = "hint";
    words.textContent = place.dataset.drop;
    this.input.after(words);
    place.addEventListener("dragenter", (event) => this.enter(event, 1));
    place.addEventListener("dragleave", (event) => this.enter(event, -1));
    place.addEventListener("dragover", (event) => this.accept(event));
    place.addEventListener("drop", (event) => this.drop(event));
  }

  holdsFile(event) {
    return event.dataTransfer?.types.includes("Files") ?? false;
  }

  // Each element within tells of entering and leaving, so they are counted.
  enter(event, step) {
    if (!this.holdsFile(event)) return;
    this.depth = Math.max(0, this.depth + step);
    this.place.classList.toggle("drop-over", this.depth > 0);
    if (step > 0) event.preventDefault();
  }

  accept(event) {
    if (!this.holdsFile(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }

  drop(event) {
    if (!this.holdsFile(event)) return;
    event.preventDefault();
    this.depth = 0;
    this.place.classList.remove("drop-over");
    const one = new DataTransfer();
    if (event.dataTransfer.files.length === 0) return;
    one.items.add(event.dataTransfer.files[0]);
    this.input.files = one.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.input.focus();
  }
}

for (const place of document.querySelectorAll("[data-drop]")) new DropField(place);

/** How far a run is; at its end the same address has the result. */
for (const place of document.querySelectorAll("[data-run]")) {
  const words = place.querySelector("[role=status]");
  const bar = place.querySelector("progress");
  const news = new EventSource(place.dataset.run);
  const look = () => {
    news.close();
    location.reload();
  };
  // Words that are read aloud change less often than the bar.
  let told = -Infinity;
  news.addEventListener("message", (event) => {
    const { text, share } = JSON.parse(event.data);
    if (event.timeStamp - told > 2000) {
      words.textContent = text;
      told = event.timeStamp;
    }
    if (share !== "") bar.value = Number(share);
  });
  news.addEventListener("ended", look);
  // A stream that ended is asked for again by the browser; one that was refused is not.
  news.addEventListener("error", () => {
    if (news.readyState === EventSource.CLOSED) setTimeout(look, 2000);
  });
}
