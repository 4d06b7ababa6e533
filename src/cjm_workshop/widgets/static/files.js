/** Files on their way: pieces that go to the workshop, pictures and attachments that come from it. */

import { h, t } from "./elements.js";

/** @import { Attachment, Model, Words } from "./types.js" */

/** A connection carries 10 MB in one message at most; a piece stays far below that. */
const PIECE = 2 ** 20;
const LARGEST_PICTURE = 10_000_000;
const LARGEST_FILE = 25_000_000;
const WAITING = 4000;
export const PICTURES = "image/png,image/jpeg,image/gif,image/webp";

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
 * @param {Model} model
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
  for (const type of /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"])) zone.addEventListener(type, over);
}

/** Keeps the pictures that a form shows, each asked for once. */
export class Album {
  /** @param {Model} model */
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
 * @param {Attachment} attached
 */
export function savedAs({ file, name }) {
  const ending = file.slice(file.lastIndexOf("."));
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : `${name}${ending}`;
}

/** Gets attached files and lets the browser save them; none is opened in the page itself. */
export class Downloads {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /**
     * @type {Map<string, {file: Attachment, say: (words: string) => void,
     *   late: ReturnType<typeof setTimeout>, words: Words}>}
     */
    this.waiting = new Map();
  }

  /**
   * Ask for a file.
   * @param {Attachment} file
   * @param {(words: string) => void} say called with what there is to say: nothing once it is saved
   * @param {Words} words
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
