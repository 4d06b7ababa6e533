/**
 * What the workshop sends to forms, in words for TypeScript: no code, only types.
 *
 * @typedef {Record<string, string>} Words labels by their names
 *
 * @typedef {object} Model what anywidget hands over
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} [set]
 * @property {(message: any, callbacks?: undefined, buffers?: DataView[]) => void} send
 * @property {(event: string, call: (...given: any[]) => void) => void} on
 * @property {(event: string, call?: (...given: any[]) => void) => void} off
 *
 * @typedef {{model: Model, el: HTMLElement}} Spot what a widget is put on a page with
 *
 * @typedef {object} Option something to choose
 * @property {any} value
 * @property {string} word
 * @property {string} [hint]
 *
 * @typedef {object} Conflict two values of one field, both kept until somebody settles it
 * @property {string} id
 * @property {string} field
 * @property {any} now
 * @property {any} other
 * @property {string} [kept_by]
 * @property {string} [other_by]
 *
 * @typedef {object} Advice
 * @property {string} text
 * @property {boolean} always whether it stands there at once
 *
 * @typedef {object} Column of a small table
 * @property {string} field
 * @property {string} label
 * @property {string} [type] `check`, `date`, `number` or `links`; text where it is left out
 * @property {Option[]} [choices]
 * @property {string} [list] of the view, for `links`
 * @property {any} [start] what stands there at first
 * @property {boolean} [wide]
 *
 * @typedef {object} FieldSpec one field of one record
 * @property {string} record
 * @property {string} field
 * @property {string} label
 * @property {string} hint
 * @property {string} type which of the kinds in `field.js`
 * @property {any} value
 * @property {Conflict[]} [conflicts]
 * @property {Advice | null} [advice]
 * @property {Option[]} [choices]
 * @property {Column[]} [columns] of a small table
 * @property {string} [list] of the view, where the choices stand once for all fields
 * @property {boolean} [required] whether it always has an answer
 * @property {boolean} [chips]
 * @property {string} [wrap] the part of the value that is written here
 * @property {string} [opens] the word of the button that opens the record which is chosen
 * @property {string} [placeholder]
 * @property {string} [empty]
 * @property {string} [none]
 * @property {number} [rows]
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [round] whether a picture is a portrait
 * @property {string} [whose] name of the person on a portrait, whose initials stand in for it
 * @property {boolean} [draws] whether a portrait can be drawn
 * @property {boolean} [half]
 * @property {boolean} [third]
 * @property {boolean} [beside]
 * @property {boolean} [aside]
 *
 * @typedef {object} Adding a field that makes a record of what is typed
 * @property {string} label
 * @property {Make} make
 * @property {string} [after] the id of a record, `start` or `end`
 * @property {string} [placeholder]
 * @property {string} [prefix]
 * @property {boolean} [select] whether the page of the new record is shown
 * @property {Also} [also]
 *
 * @typedef {object} RecordsSpec records of their own inside a page
 * @property {"records"} type
 * @property {string} id
 * @property {string} label
 * @property {{id: string, title: string, fields: FieldSpec[]}[]} items
 * @property {Adding} add
 *
 * @typedef {object} Section
 * @property {string} title
 * @property {string} hint
 * @property {(FieldSpec | RecordsSpec)[]} fields
 * @property {boolean} [folds]
 * @property {boolean} [open]
 *
 * @typedef {object} Page
 * @property {string} id
 * @property {string} title
 * @property {Section[]} sections
 * @property {string} [prompt]
 * @property {Adding[]} [adds]
 * @property {string} [history] the record whose changes can be read
 * @property {string} [moves] the record that goes earlier and later
 * @property {string[]} [remove]
 * @property {{label: string, group: string, groups: {id: string, title: string}[]}} [place]
 *
 * @typedef {object} Item a line of the list that pages are chosen from
 * @property {string} id
 * @property {string} title
 * @property {string} [detail]
 * @property {string} [late]
 * @property {Record<string, string[]>} [facets]
 *
 * @typedef {object} Group
 * @property {string} id
 * @property {string} title
 * @property {Item[]} items
 * @property {string} [page] that is shown when the group itself is chosen
 * @property {Record<string, any> | null} [into] what an item becomes that is moved there
 * @property {Adding} [add]
 *
 * @typedef {object} Filter
 * @property {string} field
 * @property {string} label
 * @property {Option[]} options
 *
 * @typedef {object} Outline
 * @property {string} title
 * @property {Group[]} groups
 * @property {Filter[]} [filters]
 * @property {Adding} [add]
 * @property {{record: string, field: string}} [order] where the order of the groups stands
 *
 * @typedef {object} WidgetView what every view has
 * @property {string} key of the workshop
 * @property {string} author who works here
 * @property {number} version grows with every change that came from here
 *
 * @typedef {object} OwnSheet what every sheet shows
 * @property {string} form
 * @property {string} title
 * @property {string} prompt
 * @property {string} [gone] why there is nothing to fill in
 * @property {boolean} can_undo
 * @property {boolean} can_redo
 * @property {Choice | null} [chooser]
 * @property {Record<string, Option[]>} [lists] long lists of choices, by name
 *
 * @typedef {WidgetView & OwnSheet} SheetView
 *
 * @typedef {object} OwnForm
 * @property {string} [nothing] what is said where there is no page
 * @property {Page[]} pages
 * @property {Outline | null} outline
 *
 * @typedef {SheetView & OwnForm} FormView
 *
 * @typedef {{label: string, value: any, options: {value: any, word: string}[]}} Choice what a widget shows, out of what it can show
 *
 * @typedef {object} ResearchKind
 * @property {string} value
 * @property {string} word
 * @property {string} hint
 * @property {string} accept the endings of its files, with commas between them
 * @property {string} paste what the field for pasted text asks for
 * @property {string} [comments] the words of the choice whether comments become notes
 *
 * @typedef {object} IntakeView
 * @property {string} key of the workshop
 * @property {string} title
 * @property {string} prompt
 * @property {Words} words
 * @property {ResearchKind[]} kinds
 * @property {number} largest size of a file, in bytes
 * @property {Result[]} results newest first
 * @property {string[]} done the requests that were answered
 * @property {string} busy the request that is being worked on
 *
 * @typedef {object} Picture
 * @property {string} file
 * @property {string} alt
 * @property {string} [credit]
 *
 * @typedef {object} Attachment
 * @property {string} file
 * @property {string} name
 */

/** @import { Also, Make } from "./board_types.js" */
/** @import { Result } from "./report.js" */

export {};
