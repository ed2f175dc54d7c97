/**
 * Removes indentation and comments from the css``, html`` and svg`` templates of our own modules,
 * so that those can be written for readers. It does not parse them any further.
 */
import type { Plugin } from "vite";

/** The part of a syntax tree node that is used. */
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
  svg: tightDrawing,
};

/** Works on modules whose path contains `folder`. */
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
        // After the text comes code, where line breaks have no meaning: adding them there leaves
        // every line in place, so the source map stays correct.
        const opening = code.startsWith("${", end) ? "${" : "`";
        tight += code.slice(done, start) + short + opening +
          "\n".repeat(lineBreaks(text) - lineBreaks(short));
        done = end + opening.length;
      }
      return { code: tight + code.slice(done), map: null };
    },
  };
}

/** Every template with one of the tags, including templates nested in expressions. */
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
 * Turns white space with a line break into one space, and removes it before `>`, the end of a tag:
 * our texts contain no `>`.
 */
function tightMarkup(text: string): string {
  return text.replace(/\s*\n\s*(>?)/g, (_, end) => end || " ");
}

/** As markup; in drawings white space between tags has no meaning. */
function tightDrawing(text: string): string {
  return tightMarkup(text).replace(/(^|>) (<|$)/g, "$1$2");
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}
