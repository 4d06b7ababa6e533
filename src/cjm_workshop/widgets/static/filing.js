/** Pictures and attached files as fields of a form. */

import { button, h, short, t } from "./elements.js";
import { PICTURES, faultOf, sendPieces, takeDrops } from "./files.js";
import { newId } from "./outbox.js";

/** @import { Field } from "./field.js" */
/** @import { Item } from "./outbox.js" */
/** @import { Attachment, Picture } from "./types.js" */

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

/**
 * @typedef {object} About what is known of a file on its way
 * @property {boolean} [picture]
 * @property {string} [alt] the words for those who do not see a picture
 * @property {string} [name] of an attached file
 */

/** What the inputs of pictures and of files have in common: they send a file, then put it into the record. */
export class Filing {
  /** @param {Field} field */
  constructor(field) {
    this.field = field;
    this.words = field.words;
    this.element = this.build();
    takeDrops(this.element, this.element, (files) => this.take(files));
  }

  /**
   * Build what stands on the page; for inputs to fill.
   * @returns {HTMLElement}
   */
  build() {
    throw new Error("not built");
  }

  /**
   * Return the value; for inputs to fill.
   * @returns {any}
   */
  get() {
    return null;
  }

  /**
   * Show a value; for inputs to fill.
   * @param {any} value
   */
  set(value) {
    void value;
  }

  /**
   * Take files that were chosen or dropped; for inputs to fill.
   * @param {File[]} files
   */
  take(files) {
    void files;
  }

  /**
   * Return the value with a file that was kept; for inputs to fill.
   * @param {string} file
   * @param {About} about
   * @returns {any}
   */
  withFile(file, about) {
    return { file, ...about };
  }

  /**
   * Ask what is still to be said of a file that was kept; for inputs that have something to ask.
   * @param {About} about
   */
  after(about) {
    void about;
  }

  /**
   * Send a file, then put it into the record once it is kept.
   * @param {File} file
   * @param {About} about
   */
  async upload(file, about) {
    const { field, words } = this;
    const message = { type: "keep", id: newId("keep"), name: file.name, size: file.size, picture: about.picture };
    field.fail("");
    field.tell(t(words, "sending", { name: file.name }), "late");
    try {
      await sendPieces(field.form.model, message.id, file, 0);
    } catch {
      field.tell("", "");
      field.fail(t(words, "unreadable", { name: file.name }));
      return;
    }
    this.send(message, about);
  }

  /**
   * @param {{type: string, id: string, [more: string]: any}} message
   * @param {About} about
   */
  send(message, about) {
    const { form, key, spec } = this.field;
    form.outbox.put(message, { ...about, filing: key, of: spec.type });
  }

  /**
   * Put a file that was kept into the record.
   * @param {Item} item
   * @param {string} file
   */
  filed(item, file) {
    const { field } = this;
    if (item.state === "refused") {
      field.tell("", "");
      field.fail(item.reason);
      return;
    }
    const value = this.withFile(file, item.about);
    this.set(value);
    field.send(value);
    this.after(item.about);
  }
}

/** The input of a picture: itself, the words for those who do not see it, and the ways to get one. */
export class PictureInput extends Filing {
  build() {
    const { spec, id } = this.field;
    const { words } = this;
    /** @type {Picture | null} */
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
    return h("div", { class: "cjm-picture" }, this.frame, h("div", { class: "cjm-pictureside" }, ways, this.says));
  }

  get() {
    if (!this.current) return null;
    return { ...this.current, alt: this.alt.value.trim() };
  }

  /** @param {Picture | null} value */
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
    const letters = initialsOf(this.field.spec.whose || "");
    const word = letters ? h("span", { class: "cjm-initials" }, letters) : h("span", { class: "cjm-hint" }, t(this.words, "drop_picture"));
    this.frame.replaceChildren(word);
  }

  /** @param {File[]} files */
  take(files) {
    if (!files.length) return;
    const fault = faultOf(files[0], true, this.words);
    if (fault) this.field.fail(fault);
    else this.upload(files[0], { picture: true, alt: "" });
  }

  /** Ask for a drawn portrait; each time the next one of this name. */
  draw() {
    const name = this.field.spec.whose || "";
    this.send({ type: "draw", id: newId("draw"), name, turn: this.turn }, { alt: t(this.words, "drawn_alt", { name }) });
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
   * @param {About} about
   */
  withFile(file, about) {
    return { file, alt: about.alt || "", credit: "" };
  }

  /**
   * Ask for the words where a picture came without.
   * @param {About} about
   */
  after(about) {
    if (!about.alt) this.alt.focus();
  }
}

/** The input of attached files: their names, and the way to add more. */
export class FilesInput extends Filing {
  build() {
    /** @type {Attachment[]} */
    this.current = [];
    this.list = h("ul", { class: "cjm-files" });
    const [pick, input] = chooser(t(this.words, "add_files"), { multiple: true }, (files) => this.take(files));
    this.pick = pick;
    const hint = h("span", { class: "cjm-hint" }, t(this.words, "drop_files"));
    return h("div", { class: "cjm-drop2" }, this.list, h("div", { class: "cjm-ways2" }, pick, hint, input));
  }

  get() {
    const names = [...this.list.querySelectorAll("input")];
    return this.current.map((one, at) => ({ ...one, name: names[at].value.trim() || one.name }));
  }

  /** @param {Attachment[] | null} value */
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
      if (!faultOf(file, false, this.words)) this.upload(file, { picture: false, name: file.name });
    }
  }

  /** @param {number} at */
  drop(at) {
    this.set(this.get().filter((_, index) => index !== at));
    const left = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll("button:last-child"));
    (left[Math.min(at, left.length - 1)] || this.pick).focus();
    this.field.commit();
  }

  /**
   * Return the value with a file that was kept.
   * @param {string} file
   * @param {About} about
   */
  withFile(file, about) {
    return [...this.get(), { file, name: about.name }];
  }
}
