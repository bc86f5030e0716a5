// The controls of the form. The program draws attributes; what a control shows follows
// from them until somebody writes in it, and is brought in line here.

/** Brings what controls show in line with the form, except for the one that is being written in, and for spaces at the
 * ends, which the form does not have: a control whose value is set loses its selection, and what the browser could undo. @param {HTMLElement} root @param {EventTarget | null} written */
export function sync(root, written) {
  for (const control of root.querySelectorAll("input, textarea, select")) {
    if (control === written) continue;
    if (control instanceof HTMLSelectElement) {
      const chosen = [...control.options].findIndex((option) => option.defaultSelected);
      if (control.selectedIndex !== chosen) control.selectedIndex = chosen;
    } else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = control.defaultChecked;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
      if (control.value !== control.defaultValue && control.value.trim() !== control.defaultValue) control.value = control.defaultValue;
    }
  }
}

/** Focuses an element by its id, the control of a path, or the nearest above it. @param {string} at */
export function focusOn(at) {
  for (let path = at; path; path = path.replace(/[.[][^.[]*$/, "") === path ? "" : path.replace(/[.[][^.[]*$/, "")) {
    const found =
      document.getElementById(path) ?? document.querySelector(`[data-path="${path}"], [data-set="${path}"], [data-path^="${path}["], [data-path^="${path}."]`);
    if (!(found instanceof HTMLElement)) continue;
    found.focus({preventScroll: true});
    if (found.id !== "record") found.scrollIntoView({block: "nearest"});
    return;
  }
  document.getElementById("record")?.focus({preventScroll: true});
}
