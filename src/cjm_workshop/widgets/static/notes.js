/** How a sticky note looks: its text, what is known of it, and what became of changes to it. */

import { cardKey } from "./card_keys.js";
import { button, h, short, t, tn } from "./elements.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Card, Note } from "./board_types.js" */
/** @import { Item } from "./outbox.js" */
/** @import { Conflict, Words } from "./types.js" */

/**
 * Return all that is to be read of a note, as one line for a screen reader.
 * @param {Wall} wall
 * @param {Note} note
 * @param {Area} area
 */
export function describe(wall, note, area) {
  const { words, view } = wall;
  const level = view.levels.find((one) => one.value === note.level);
  const marks = (note.marks || []).map((mark) => mark.word);
  const colour = note.colour && view.colours.find((one) => one.value === note.colour);
  const parts = [note.text, note.label, ...marks, level && level.word, colour && colour.word,
    ...(note.tags || []), note.author && t(words, "by", { name: note.author }),
    note.votes && tn(words, "dots", note.votes),
    wall.selection.keys.has(cardKey(area.id, note.id)) && t(words, "is_selected")];
  return parts.filter(Boolean).join(", ");
}

/**
 * Fill the element of a card with what its note says.
 * @param {Wall} wall
 * @param {Card} card
 * @param {Item[]} refused
 */
export function fillCard(wall, card, refused) {
  const { note, area, element } = card;
  element.dataset.colour = wall.colourOf(note, area);
  element.dataset.note = note.id;
  element.setAttribute("aria-describedby", wall.help.id);
  element.replaceChildren(
    h("div", { class: "cjm-grip", "aria-hidden": "true" }),
    ...(note.label ? [h("span", { class: "cjm-label", dir: "auto" }, note.label)] : []),
    h("p", { class: "cjm-text", dir: "auto" }, note.text),
    ...drawMarks(wall, note),
    drawFoot(wall, card),
    ...drawConflicts(wall, note.id, note.conflicts),
    ...drawRefusals(wall, refused),
  );
}

/**
 * Draw what else is known of a note, in words; a mark may lead to another note.
 * @param {Wall} wall
 * @param {Note} note
 */
function drawMarks(wall, note) {
  const marks = (note.marks || []).map((mark) => {
    const props = { class: "cjm-mark", dir: "auto", "data-kind": mark.kind, "data-value": mark.value };
    if (!mark.to) return h("span", props, mark.word);
    return button(mark.word, () => wall.goTo(mark.to), { ...props, tabindex: "-1" });
  });
  const tags = (note.tags || []).map((tag) => h("span", { class: "cjm-mark", dir: "auto", "data-kind": "tag" }, tag));
  return marks.length || tags.length ? [h("div", { class: "cjm-marks" }, ...marks, ...tags)] : [];
}

/**
 * @param {Wall} wall
 * @param {Card} card
 */
function drawFoot(wall, card) {
  const { words, view } = wall;
  const { note } = card;
  const foot = h("div", { class: "cjm-foot" });
  const level = view.levels.find((one) => one.value === note.level);
  if (level) {
    foot.append(
      button(level.word, (event) => wall.menus.open(card, event.currentTarget, "level"), {
        class: "cjm-level", "data-level": level.value, tabindex: "-1", title: level.hint,
        "aria-haspopup": "menu", "aria-label": t(words, "how_is", { level: level.word }),
      }),
    );
  }
  const colour = note.colour && view.colours.find((one) => one.value === note.colour);
  if (note.private) foot.append(h("span", { class: "cjm-tag" }, t(words, "only_you")));
  if (colour) foot.append(h("span", { class: "cjm-tag cjm-colourword" }, colour.word));
  if (note.author) foot.append(h("span", { class: "cjm-author", dir: "auto" }, note.author));
  if (note.mine !== undefined && view.votes) foot.append(drawVotes(wall, note, note.id, note.text, "-1"));
  else if (note.votes) foot.append(drawDots(words, note.votes));
  foot.append(
    button("⋯", (event) => wall.menus.open(card, event.currentTarget, "main"), {
      class: "cjm-more", tabindex: "-1", "aria-haspopup": "menu",
      "aria-label": t(words, "actions_for", { name: short(note.text) }),
    }),
  );
  return foot;
}

/**
 * Draw how many dots a note or area got.
 * @param {Words} words
 * @param {number} votes
 */
export function drawDots(words, votes) {
  const said = tn(words, "dots", votes);
  return h("span", { class: "cjm-votes", title: said },
    h("span", { "aria-hidden": "true" }, `● ${votes}`), h("span", { class: "cjm-hidden" }, said));
}

/**
 * Draw the dots on a note or area, with the buttons to give and to take back.
 * Where `votes` is null only one's own dots are known: the vote is not closed yet.
 * @param {Wall} wall
 * @param {{mine?: number, votes?: number | null}} holder
 * @param {string} record
 * @param {string} name
 * @param {string} tabindex
 */
export function drawVotes(wall, holder, record, name, tabindex) {
  const { words, view } = wall;
  const mine = holder.mine || 0;
  const { votes } = holder;
  const less = button("−", () => wall.actions.vote(record, mine, -1, name), {
    class: "cjm-dot", tabindex, disabled: mine < 1, "aria-label": t(words, "take_dot", { name: short(name) }),
  });
  const more = button("+", () => wall.actions.vote(record, mine, 1, name), {
    class: "cjm-dot", tabindex, disabled: !view.votes || view.votes.left < 1 || !view.author,
    "aria-label": t(words, "give_dot", { name: short(name) }),
  });
  const row = "●".repeat(Math.min(mine, 5));
  const said = votes === null ? tn(words, "own_dots", mine) : t(words, "tally", { dots: tn(words, "dots", votes || 0), mine });
  const shown = h("span", { class: "cjm-tally", title: said },
    h("span", { class: "cjm-dotrow", "aria-hidden": "true" }, row),
    h("span", { "aria-hidden": "true" }, String(votes === null ? mine : votes || 0)),
    h("span", { class: "cjm-hidden" }, said));
  return h("span", { class: "cjm-votes" }, less, shown, more);
}

/**
 * Draw two texts of which one must be chosen.
 * @param {Wall} wall
 * @param {string} record
 * @param {Conflict[] | undefined} conflicts
 */
export function drawConflicts(wall, record, conflicts) {
  const { words } = wall;
  return (conflicts || []).map((conflict) => {
    const choice = (/** @type {any} */ text, /** @type {string | undefined} */ who, /** @type {boolean} */ other) =>
      h("div", { class: "cjm-version" },
        h("p", { dir: "auto" }, typeof text === "string" ? text : JSON.stringify(text)),
        h("span", { class: "cjm-author" }, who ? t(words, "by", { name: who }) : ""),
        button(t(words, "keep_this"), () => wall.actions.settle(record, conflict, other)));
    return h("div", { class: "cjm-conflict", role: "group", "aria-label": t(words, "two_texts") },
      h("strong", {}, t(words, "two_people")),
      choice(conflict.now, conflict.kept_by, false),
      choice(conflict.other, conflict.other_by, true));
  });
}

/**
 * Draw why changes were refused, and what can be done about it.
 * @param {Wall} wall
 * @param {Pick<Item, "id" | "reason" | "offer">[]} refused
 */
export function drawRefusals(wall, refused) {
  const { words } = wall;
  return refused.map((item) => {
    const choices = h("div", { class: "cjm-choices" });
    if (item.offer === "dependents") {
      choices.append(button(t(words, "remove_there"), () => wall.actions.removeAnyway(item.id)));
    }
    choices.append(button(t(words, "ok"), () => wall.outbox.discard(item.id)));
    return h("div", { class: "cjm-refusal" }, h("p", { class: "cjm-reason" }, item.reason), choices);
  });
}

/**
 * Draw a note that is on its way, or that was refused.
 * @param {Wall} wall
 * @param {Item} item
 * @param {string} text
 * @param {number} at
 */
export function pendingCard(wall, item, text, at) {
  const { words } = wall;
  const refused = item.state === "refused";
  const where = wall.outbox.silent ? "waiting" : "saving";
  const card = h(
    "li", { class: `cjm-note ${refused ? "is-refused" : "is-pending"}` },
    h("p", { class: "cjm-text", dir: "auto" }, text),
    h("span", { class: "cjm-wait" }, t(words, refused ? "not_saved" : where)),
  );
  if (refused && at === 0) {
    card.append(
      h("p", { class: "cjm-reason" }, item.reason),
      h("div", { class: "cjm-choices" },
        button(t(words, "edit_again"), () => wall.typing.takeBack(item)),
        button(t(words, "discard"), () => wall.outbox.discard(item.id))),
    );
  }
  return card;
}
