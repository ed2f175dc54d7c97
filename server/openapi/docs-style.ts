/** The style sheet of `/docs`, in light and dark by the reader's preference. */
export const DOCS_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #15181d);
  --ink: light-dark(#1d2430, #e3e7ee);
  --soft: light-dark(#5b6675, #97a1b0);
  --line: light-dark(#e2e6ec, #2b313b);
  --panel: light-dark(#f6f8fa, #1b2027);
  --link: light-dark(#1a5fb4, #82b4f0);
  --read: light-dark(#1a6b3c, #6fce97);
  --write: light-dark(#9a4b00, #f0a860);
  --remove: light-dark(#b3261e, #f2887f);
  font: 16px/1.55 system-ui, sans-serif;
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body {
  display: grid;
  grid-template-columns: minmax(14rem, 19rem) minmax(0, 1fr);
  margin: 0;
  background: var(--paper);
  color: var(--ink);
}
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow: auto;
  padding: 1.25rem;
  border-inline-end: 1px solid var(--line);
  background: var(--panel);
  font-size: 0.875rem;
}
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: 0.2rem 0; overflow-wrap: anywhere; }
nav a, nav a:visited { color: var(--ink); text-decoration: none; }
nav a:hover { color: var(--link); }
.brand { margin: 0 0 1rem; font-size: 1.1rem; font-weight: 650; }
.tag { margin: 1.25rem 0 0.25rem; color: var(--soft); font-weight: 600; }
main { max-width: 54rem; padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; }
h1 { margin-top: 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 3rem 0 0; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); }
h3 { margin: 0; font-size: 1.1rem; }
h4 { margin: 1rem 0 0.25rem; color: var(--soft); font-size: 0.875rem; }
section { margin-top: 1.75rem; }
p { margin: 0.5rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
small, dt small { color: var(--soft); }
dl { margin: 0.35rem 0; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--line); }
dt { margin-top: 0.35rem; font-weight: 600; }
dd { margin: 0; color: var(--soft); }
b.get, b.post, b.put, b.delete { font: 600 0.72em ui-monospace, monospace; text-transform: uppercase; }
.get, .good { color: var(--read); }
.post, .put { color: var(--write); }
.delete, .bad { color: var(--remove); }
details { border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.35rem 0; padding: 0.4rem 0.75rem; }
summary { cursor: pointer; }
details[open] summary { margin-bottom: 0.4rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; max-height: 40vh; }
}
@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}
`;
