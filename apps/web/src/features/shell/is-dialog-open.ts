/** Whether a dialog waits for an answer. A toast has the role of one too, and asks nothing. */
export function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog]:not([data-slot=toast])") !== null;
}
