/**
 * What the workshop sends to boards, and what boards send back, in words for TypeScript: no code,
 * only types. What the values mean is told in `widgets/board_types.py`.
 *
 * @typedef {object} Make how what is typed becomes a record
 * @property {string} kind
 * @property {Record<string, any>} fields
 * @property {string} text_field
 * @property {string} [prefix]
 *
 * @typedef {{record: string, field: string, value: string[]}} Also a list that gets the id of a new record
 *
 * @typedef {{kind: string, id: string, [name: string]: any}} Operation one change to the workshop
 * @typedef {{kind: string, [name: string]: any}} Ready an operation that gets its id when it is sent
 *
 * @typedef {object} AddOperation
 * @property {"add"} kind
 * @property {string} id
 * @property {{kind: string, fields: Record<string, any>}[]} records
 * @property {string} after the id of a record, `start` or `end`
 *
 * @typedef {object} EditOperation
 * @property {"edit"} kind
 * @property {string} id
 * @property {string} record
 * @property {string} field
 * @property {any} old what stood there
 * @property {any} new
 *
 * @typedef {object} MoveOperation
 * @property {"move"} kind
 * @property {string} id
 * @property {string} record
 * @property {string} after
 * @property {Record<string, any>} into the fields that change with the place
 *
 * @typedef {object} RemoveOperation
 * @property {"remove"} kind
 * @property {string} id
 * @property {string[]} records
 * @property {boolean} dependents whether what builds on them goes, too
 *
 * @typedef {{kind: "batch", id: string, operations: Operation[]}} BatchOperation all or none, undone together
 *
 * @typedef {{word: string, hint?: string, operation: Ready, done: string}} Action an operation that the view holds ready
 *
 * @typedef {object} Mark what else is known of a note
 * @property {string} kind
 * @property {string} word
 * @property {any} [value]
 * @property {string} [to] the note that it leads to
 *
 * @typedef {object} NoteParts
 * @property {string} id
 * @property {string} text
 * @property {string} field of the record that holds the text
 * @property {string} [value] of that field, where the text comes from elsewhere
 * @property {string} [label] a line above the text
 * @property {string} [author]
 * @property {string} [level]
 * @property {string} [colour]
 * @property {boolean} [can_colour]
 * @property {string[]} [tags]
 * @property {boolean} [can_tag]
 * @property {Record<string, string[]>} [many] fields of whose values an area stands for one
 * @property {number | null} [votes] all dots; null as long as they are not to be seen
 * @property {number} [mine] own dots; missing where there is no voting
 * @property {Action[]} [actions]
 * @property {Mark[]} [marks]
 * @property {boolean} [private]
 * @property {string} [opens] the record that its menu opens in a panel
 * @property {Conflict[]} [conflicts]
 *
 * @typedef {NoteParts & {[field: string]: any}} Note with the fields that the menu of a board sets
 *
 * @typedef {{record: string, field: string, value: string}} Rename the title that can be changed
 *
 * @typedef {object} Head what stands above notes: of an area, or of a column of areas
 * @property {string} id
 * @property {string} title
 * @property {string} [hint]
 * @property {Note[]} [notes]
 * @property {Rename | null} [rename]
 * @property {string[]} [remove] records that go with it
 * @property {boolean} [keeps] whether its notes stay when it is removed
 * @property {Action[]} [actions]
 * @property {number} [votes]
 * @property {number} [mine]
 * @property {string} [vote] the record that dots on it are for
 * @property {string} [about] the record whose conflicts are shown
 * @property {Conflict[]} [conflicts]
 *
 * @typedef {object} Place where notes hang, as far as moving them needs to know
 * @property {string} id
 * @property {Note[]} notes
 * @property {Record<string, any>} [into] the fields of a note that hangs here
 * @property {{field: string, value: string | null} | null} [swap] the one of several values that it stands for
 *
 * @typedef {object} Typed what an area says of the notes that are typed in it
 * @property {string} [prompt]
 * @property {string} [row]
 * @property {string} [column]
 * @property {string} [colour]
 * @property {string} [zone] what kind of place it is, for its look
 * @property {Make | null} [make] without it nothing can be typed
 * @property {string} [placeholder]
 *
 * @typedef {Head & Place & Typed} Area
 *
 * @typedef {object} Lead a line at the head of a board, or its switch: what they change
 * @property {string} [label]
 * @property {string} [word]
 * @property {any} value
 * @property {any} [old] what the value is now, where it is another
 * @property {string} [record]
 * @property {string} [field]
 * @property {Make} [make] of the record, where there is none yet
 *
 * @typedef {object} NewArea
 * @property {string} label
 * @property {string} [placeholder]
 * @property {Make} make
 * @property {Also} [also]
 * @property {string} [gather] the field by which a note says that it is in the area
 *
 * @typedef {object} MenuField what a note's menu sets
 * @property {string} field
 * @property {string} word
 * @property {Option[]} [options]
 * @property {string} [on] the word for what is either so or not
 * @property {string} [off]
 *
 * @typedef {object} Links how a note leads to others
 * @property {string} word
 * @property {string} field of the note
 * @property {string} to the name of the target in a link
 * @property {string} when the name of the case in a link
 * @property {Option[]} targets
 * @property {string} ask
 * @property {string} go
 * @property {string} save
 * @property {string} drop
 * @property {string} off
 *
 * @typedef {object} Missed a question on what may be missing
 * @property {string} id
 * @property {string} question
 * @property {number} found how many answers there are
 * @property {string} area where answers go
 * @property {Make} make
 * @property {{field: string, label: string}[]} asks what else an answer is asked for
 *
 * @typedef {object} BoardView
 * @property {string} key of the workshop
 * @property {string} board
 * @property {string} author
 * @property {number} version
 * @property {number} serial grows with every view
 * @property {string} title
 * @property {string} prompt
 * @property {string} [gone] why there is nothing on it
 * @property {boolean} can_undo
 * @property {boolean} can_redo
 * @property {"columns" | "matrix" | "quadrants" | "canvas" | "clusters"} layout
 * @property {string} corner
 * @property {string} fold what the heads of the columns are together, where they can be changed
 * @property {Area[]} areas
 * @property {{id: string, title: string, hint?: string}[]} rows
 * @property {Head[]} columns
 * @property {NewArea | null} new_area
 * @property {Lead | null} lead
 * @property {Lead | null} switch
 * @property {Choice | null} chooser
 * @property {MenuField[]} fields
 * @property {Links | null} links
 * @property {Missed[]} missed
 * @property {{each: number, left: number} | null} votes
 * @property {Option[]} levels
 * @property {Option[]} colours
 *
 * @typedef {object} Patch what changed from one view of a board to the next
 * @property {Partial<BoardView>} head
 * @property {(keyof BoardView)[]} lost
 * @property {string[] | null} order of all areas
 * @property {Record<string, {fields: Omit<Area, "notes"> | null, order: string[] | null, notes: Note[]}>} areas
 *
 * @typedef {object} Card a note as it stands on the page
 * @property {string} key of the area and the note
 * @property {HTMLElement} element
 * @property {Note} [note]
 * @property {Area} [area]
 * @property {string | null} [data] what it was drawn from
 * @property {{old: string, field: HTMLTextAreaElement} | null} [editing]
 * @property {boolean} [picked]
 * @property {string} [colour]
 * @property {BoardView["votes"]} [votes]
 * @property {number} [speech] what the board said when it was drawn
 * @property {number} [refused]
 *
 * @typedef {object} AreaParts an area as it stands on the page
 * @property {HTMLElement} element
 * @property {HTMLElement} head
 * @property {HTMLElement} name
 * @property {HTMLElement} prompt
 * @property {HTMLElement} list
 * @property {HTMLTextAreaElement} add
 * @property {Area} [area]
 * @property {string | null} [stamp] what it was drawn for
 *
 * @typedef {"up" | "down" | "left" | "right"} Direction
 * @typedef {{area: Area, index: number}} Target where a note goes, and how many notes stand before it
 */

/** @import { Choice, Conflict, Option } from "./types.js" */

export {};
