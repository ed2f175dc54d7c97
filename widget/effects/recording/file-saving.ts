/** Has the browser download a file that is in it already. */

/** A browser reads the file after the press; by then it has. */
const READ_MS = 60_000;

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  // A page that follows its links with a router must not take this for one.
  link.addEventListener("click", (event) => event.stopPropagation());
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
