/** Has the browser download a file that it already holds. */

/** The browser reads the file after the click; by then it is done. */
const READ_MS = 60_000;

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  // A host page with a client-side router must not handle this as a link of its own.
  link.addEventListener("click", (event) => event.stopPropagation());
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
