/**
 * Takes the indentation and the comments out of the css``, html`` and svg`` of our own modules, so
 * that they can be written for readers. Knows their grammar no further than that.
 */
import type { Plugin } from "vite";

/** The little of a syntax tree that is looked at. */
interface TreeNode {
  type: string;
  start: number;
  end: number;
  tag?: { name?: string };
  quasi?: { quasis: { start: number; end: number }[] };
}

const TIGHTENED: Record<string, (text: string) => string> = {
  css: tightCss,
  html: tightMarkup,
  svg: tightMarkup,
};

/** Works on the modules whose path has this in it. */
export function tightTemplates(folder: string): Plugin {
  return {
    name: "chat-call:tight-templates",
    transform(code, id) {
      if (!id.includes(folder)) return null;
      let tight = "";
      let done = 0;
      const texts = [...templatesIn(this.parse(code) as unknown as TreeNode)].flatMap((node) =>
        node.quasi!.quasis.map(({ start, end }) => ({ start, end, tag: node.tag!.name! }))
      );
      for (const { start, end, tag } of texts.sort((a, b) => a.start - b.start)) {
        const text = code.slice(start, end);
        const short = TIGHTENED[tag](text);
        // Behind the text there is code again, where a line break says nothing: with it every line
        // stays where it was, and the source map stays true.
        const opening = code.startsWith("${", end) ? "${" : "`";
        tight += code.slice(done, start) + short + opening +
          "\n".repeat(lineBreaks(text) - lineBreaks(short));
        done = end + opening.length;
      }
      return { code: tight + code.slice(done), map: null };
    },
  };
}

/** Every template with one of the tags, those within the expressions of others too. */
function* templatesIn(node: TreeNode): Generator<TreeNode> {
  if (node.type === "TaggedTemplateExpression" && node.tag!.name! in TIGHTENED) yield node;
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === "string") yield* templatesIn(child);
  }
}

function tightCss(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1").replace(/: |(?<=\() | (?=\))/g, (gap) => gap.trim())
    .replace(/;}/g, "}").replace(/\b0\.(?=\d)/g, ".").trim();
}

/**
 * White space with a line break in it separates tags and attributes, and between words it is one space.
 * Before the end of a tag it is nothing: text of ours has no `>`.
 */
function tightMarkup(text: string): string {
  return text.replace(/\s*\n\s*(>?)/g, (_, end) => end || " ");
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
