/** Pictures and files: how they come over, what they look like in a form. */

import { button, h, short, t } from "./elements.js";
import { newId } from "./outbox.js";

/** A connection carries 10 MB in one message at most; a piece stays far below that. */
const PIECE = 2 ** 20;
const LARGEST_PICTURE = 10_000_000;
const LARGEST_FILE = 25_000_000;
const WAITING = 4000;
const PICTURES = "image/png,image/jpeg,image/gif,image/webp";

/**
 * Return where the pieces of a file begin and end: at least one, also of an empty file.
 * @param {number} size
 * @param {number} [piece]
 * @returns {[number, number][]}
 */
export function piecesOf(size, piece = PIECE) {
  /** @type {[number, number][]} */
  const pieces = [];
  for (let from = 0; from < size || !pieces.length; from += piece) pieces.push([from, Math.min(from + piece, size)]);
  return pieces;
}

/**
 * Say a size in words.
 * @param {number} bytes
 */
export function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1000 * 1000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1000 / 1000).toFixed(1)} MB`;
}

/**
 * Return why a file cannot be taken, or an empty text.
 * @param {{name: string, size: number, type: string}} file
 * @param {boolean} picture
 * @param {Record<string, string>} words
 */
export function faultOf(file, picture, words) {
  const largest = picture ? LARGEST_PICTURE : LARGEST_FILE;
  if (picture && !PICTURES.split(",").includes(file.type)) return t(words, "not_a_picture", { name: file.name });
  if (!file.size) return t(words, "empty_file", { name: file.name });
  if (file.size <= largest) return "";
  return t(words, picture ? "large_picture" : "large_file", { name: file.name, size: sizeOf(file.size), most: sizeOf(largest) });
}

/**
 * Send a file in pieces under the id of a request.
 * @param {import("./types.js").Model} model
 * @param {string} request
 * @param {File} file
 * @param {number} at which of the files of the request
 */
export async function sendPieces(model, request, file, at) {
  const bytes = await file.arrayBuffer();
  for (const [from, to] of piecesOf(bytes.byteLength)) {
    model.send({ type: "piece", id: request, file: at }, undefined, [new DataView(bytes.slice(from, to))]);
  }
}

/**
 * Call back with files that are dropped, and keep JupyterLab from opening them.
 * @param {HTMLElement} zone
 * @param {HTMLElement} target is marked while something is held over it
 * @param {(files: File[]) => void} take
 */
export function takeDrops(zone, target, take) {
  const over = (/** @type {DragEvent} */ event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    target.classList.toggle("is-target", event.type !== "dragleave" && event.type !== "drop");
    if (event.type === "drop") take([...event.dataTransfer.files]);
  };
  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) zone.addEventListener(type, over);
}

/** Keeps the pictures that a form shows, each asked for once. */
export class Album {
  /** @param {import("./types.js").Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Map<string, {url?: string, waiting: ((url: string) => void)[]}>} */
    this.pictures = new Map();
  }

  /**
   * Call back with the address of a picture; with an empty one where it is not there.
   * @param {string} file
   * @param {number} side in pixels, of the longer side
   * @param {(url: string) => void} got
   */
  show(file, side, got) {
    const held = this.pictures.get(file);
    if (held && held.url !== undefined) got(held.url);
    else if (held) held.waiting.push(got);
    else {
      this.pictures.set(file, { waiting: [got] });
      try {
        this.model.send({ type: "show", file, side });
      } catch {
        this.pictures.delete(file); // the kernel is gone; the picture is asked for again later
      }
    }
  }

  /**
   * Take the answer of the workshop.
   * @param {{file: string}} message
   * @param {DataView[]} [buffers]
   */
  take(message, buffers) {
    const held = this.pictures.get(message.file);
    if (!held || held.url !== undefined) return;
    const data = buffers && /** @type {DataView<ArrayBuffer>} */ (buffers[0]);
    held.url = data ? URL.createObjectURL(new Blob([data])) : "";
    for (const got of held.waiting) got(held.url);
  }

  close() {
    for (const { url } of this.pictures.values()) if (url) URL.revokeObjectURL(url);
  }
}

/**
 * Return the name under which a file is saved: with the ending that says what it is.
 * @param {import("./types.js").Attachment} attached
 */
export function savedAs({ file, name }) {
  const ending = file.slice(file.lastIndexOf("."));
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : `${name}${ending}`;
}

/** Gets attached files and lets the browser save them; none is opened in the page itself. */
export class Downloads {
  /** @param {import("./types.js").Model} model */
  constructor(model) {
    this.model = model;
    /**
     * @type {Map<string, {file: import("./types.js").Attachment, say: (words: string) => void,
     *   late: ReturnType<typeof setTimeout>, words: import("./types.js").Words}>}
     */
    this.waiting = new Map();
  }

  /**
   * Ask for a file.
   * @param {import("./types.js").Attachment} file
   * @param {(words: string) => void} say called with what there is to say: nothing once it is saved
   * @param {import("./types.js").Words} words
   */
  ask(file, say, words) {
    const late = setTimeout(() => say(t(words, "silent")), WAITING);
    this.waiting.set(file.file, { file, say, late, words });
    try {
      this.model.send({ type: "fetch", file: file.file });
    } catch {
      // the kernel is gone; that is said in a moment
    }
  }

  /**
   * Take the answer of the workshop.
   * @param {{file: string}} message
   * @param {DataView[]} [buffers]
   */
  take(message, buffers) {
    const asked = this.waiting.get(message.file);
    if (!asked) return;
    this.waiting.delete(message.file);
    clearTimeout(asked.late);
    const data = buffers && /** @type {DataView<ArrayBuffer>} */ (buffers[0]);
    asked.say(data ? "" : t(asked.words, "file_missing", { name: asked.file.name }));
    if (!data) return;
    // of no kind that a page could run: what people attach is never shown as a part of this page
    const url = URL.createObjectURL(new Blob([data], { type: "application/octet-stream" }));
    h("a", { href: url, download: savedAs(asked.file) }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  close() {
    for (const { late } of this.waiting.values()) clearTimeout(late);
  }
}

/**
 * Return the letters that stand for a name: of its first and its last word.
 * @param {string} name
 */
export function initialsOf(name) {
  const parts = name.split(/\s+/).filter(Boolean);
  const ends = [...new Set([parts[0], parts[parts.length - 1]])].filter(Boolean);
  return ends.map((one) => [...one][0].toUpperCase()).join("");
}

/**
 * Make a hidden file input with the button that opens it.
 * @param {string} word
 * @param {Record<string, any>} props
 * @param {(files: File[]) => void} take
 */
function chooser(word, props, take) {
  const input = h("input", { type: "file", hidden: true, ...props });
  for (const type of ["input", "change"]) input.addEventListener(type, (event) => event.stopPropagation());
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    take(files);
  });
  return [button(word, () => input.click(), { class: "cjm-tool" }), input];
}

/** The input of a picture: itself, the words for those who do not see it, and the ways to get one. */
export class PictureInput {
  /** @param {import("./field.js").Field} field */
  constructor(field) {
    this.field = field;
    const { words, spec, id } = field;
    this.words = words;
    /** @type {import("./types.js").Picture | null} */
    this.current = null;
    this.turn = 0;
    this.frame = h("div", { class: spec.round ? "cjm-frame is-round" : "cjm-frame" });
    this.alt = h("input", { id: `${id}-alt`, type: "text", maxlength: "300", dir: "auto" });
    const [pick, input] = chooser(t(words, "choose_picture"), { accept: PICTURES }, (files) => this.take(files));
    this.pick = pick;
    this.gone = button(t(words, "remove_picture"), () => this.drop(), { class: "cjm-small" });
    const draw = spec.draws ? button(t(words, "draw_picture"), () => this.draw(), { class: "cjm-tool" }) : null;
    this.says = h("div", { class: "cjm-alt" }, h("label", { class: "cjm-hint", for: this.alt.id }, t(words, "picture_alt")), this.alt);
    const ways = h("div", { class: "cjm-ways2" }, pick, draw, this.gone, input);
    this.element = h("div", { class: "cjm-picture" }, this.frame, h("div", { class: "cjm-pictureside" }, ways, this.says));
    takeDrops(this.element, this.element, (files) => this.take(files));
  }

  get() {
    if (!this.current) return null;
    return { ...this.current, alt: this.alt.value.trim() };
  }

  /** @param {import("./types.js").Picture | null} value */
  set(value) {
    this.current = value || null;
    this.alt.value = value ? value.alt : "";
    this.says.hidden = this.gone.hidden = !value;
    if (value) this.show(value.file);
    else this.drawEmpty();
  }

  /** @param {string} file */
  show(file) {
    this.field.form.album.show(file, 640, (url) => {
      if (!this.current || this.current.file !== file) return;
      if (url) this.frame.replaceChildren(h("img", { src: url, alt: this.alt.value }));
      else this.frame.replaceChildren(h("span", { class: "cjm-hint" }, t(this.words, "picture_missing")));
    });
  }

  drawEmpty() {
    const drawn = this.field.form.standIn(this.field.spec);
    if (drawn) {
      this.frame.replaceChildren(drawn);
      return;
    }
    const letters = this.field.spec.round ? initialsOf(this.field.form.view.title || "") : "";
    const word = letters ? h("span", { class: "cjm-initials" }, letters) : h("span", { class: "cjm-hint" }, t(this.words, "drop_picture"));
    this.frame.replaceChildren(word);
  }

  /** @param {File[]} files */
  take(files) {
    if (!files.length) return;
    const fault = faultOf(files[0], true, this.words);
    if (fault) this.field.fail(fault);
    else this.field.upload(files[0], { picture: true, alt: "" });
  }

  /** Ask for a drawn portrait; each time the next one of this name. */
  draw() {
    const name = this.field.form.view.title || "";
    this.field.file({ type: "draw", id: newId("draw"), name, turn: this.turn }, { alt: t(this.words, "drawn_alt", { name }) });
    this.turn += 1;
  }

  drop() {
    this.set(null);
    this.pick.focus();
    this.field.commit();
  }

  /**
   * Return the value with a file that was kept.
   * @param {string} file
   * @param {{alt?: string}} about
   */
  filed(file, about) {
    return { file, alt: about.alt || "", credit: "" };
  }

  /**
   * Ask for the words where a picture came without.
   * @param {{alt?: string}} about
   */
  after(about) {
    if (!about.alt) this.alt.focus();
  }
}

/** The input of attached files: their names, and the way to add more. */
export class FilesInput {
  /** @param {import("./field.js").Field} field */
  constructor(field) {
    this.field = field;
    this.words = field.words;
    /** @type {import("./types.js").Attachment[]} */
    this.current = [];
    this.list = h("ul", { class: "cjm-files" });
    const [pick, input] = chooser(t(this.words, "add_files"), { multiple: true }, (files) => this.take(files));
    this.pick = pick;
    const hint = h("span", { class: "cjm-hint" }, t(this.words, "drop_files"));
    this.element = h("div", { class: "cjm-drop2" }, this.list, h("div", { class: "cjm-ways2" }, pick, hint, input));
    takeDrops(this.element, this.element, (files) => this.take(files));
  }

  get() {
    const names = [...this.list.querySelectorAll("input")];
    return this.current.map((one, at) => ({ ...one, name: names[at].value.trim() || one.name }));
  }

  /** @param {import("./types.js").Attachment[] | null} value */
  set(value) {
    this.current = value || [];
    this.list.hidden = !this.current.length;
    this.list.replaceChildren(...this.current.map((one, at) => {
      const name = h("input", { type: "text", maxlength: "300", dir: "auto", "aria-label": t(this.words, "file_name", { n: at + 1 }) });
      name.value = one.name;
      const ending = one.file.slice(one.file.lastIndexOf(".") + 1).toUpperCase();
      const save = () => this.field.form.downloads.ask(this.get()[at], (words) => this.field.fail(words), this.words);
      return h("li", {}, h("span", { class: "cjm-ending" }, ending), name,
        button(t(this.words, "download"), save, { class: "cjm-small", "aria-label": t(this.words, "download_name", { name: short(one.name) }) }),
        button("✕", () => this.drop(at), { class: "cjm-small", "aria-label": t(this.words, "take_out", { name: short(one.name) }) }));
    }));
  }

  /** @param {File[]} files */
  take(files) {
    const faults = files.map((file) => faultOf(file, false, this.words)).filter(Boolean);
    if (faults.length) this.field.fail(faults.join(" "));
    for (const file of files) {
      if (!faultOf(file, false, this.words)) this.field.upload(file, { picture: false, name: file.name });
    }
  }

  /** @param {number} at */
  drop(at) {
    this.set(this.get().filter((_, index) => index !== at));
    const left = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll("button:last-child"));
    (left[Math.min(at, left.length - 1)] || this.pick).focus();
    this.field.commit();
  }

  /** There is nothing to ask about a file that was kept. */
  after() {}

  /**
   * Return the value with a file that was kept.
   * @param {string} file
   * @param {{name?: string}} about
   */
  filed(file, about) {
    return [...this.get(), { file, name: about.name }];
  }
}
