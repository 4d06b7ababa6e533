/** Showing one board or panel alone on the whole screen, in large type, for a projector. */

import { button, inField, t } from "./elements.js";

/**
 * Return the button that lets a root fill the screen alone; Escape or the button end it.
 * The root goes to the browser's top layer, so that no frame of the page around can clip it.
 * @param {HTMLElement} root
 * @param {() => Record<string, string>} words
 */
export function stageButton(root, words) {
  const enter = () => {
    root.setAttribute("popover", "manual");
    root.classList.add("is-alone");
    if (root.showPopover) root.showPopover();
    const whole = document.documentElement;
    // where the browser allows it the page fills the screen too; the board fills the page anyhow
    if (whole.requestFullscreen) whole.requestFullscreen().catch(() => {});
    say();
    own.focus();
  };
  const leave = () => {
    if (!root.classList.contains("is-alone")) return;
    root.classList.remove("is-alone");
    if (root.hidePopover && root.matches(":popover-open")) root.hidePopover();
    root.removeAttribute("popover");
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    say();
    own.focus();
  };
  const own = button("", () => (root.classList.contains("is-alone") ? leave() : enter()), { class: "cjm-tool" });
  const say = () => {
    own.textContent = t(words(), root.classList.contains("is-alone") ? "leave" : "show_alone");
  };
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || inField(event.target)) return;
    if (!root.classList.contains("is-alone")) return;
    event.stopPropagation();
    leave();
  });
  // Escape ends the browser's full screen before any page hears of it
  const screen = () => document.fullscreenElement || leave();
  document.addEventListener("fullscreenchange", screen);
  say();
  return Object.assign(own, { say, off: () => document.removeEventListener("fullscreenchange", screen) });
}
