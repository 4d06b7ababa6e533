/** What all widgets are built with, without any board. */

export * from "./operations.js";
export * from "./outbox.js";
export * from "./elements.js";
