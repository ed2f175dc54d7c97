/**
 * Leaves out of a library what the widget never uses but no bundler can see to be unused: the methods
 * of a class that is used, the branches for options nobody sets. What is left out is named one by one,
 * and the build fails where the library no longer has it.
 */
import type { Plugin } from "vite";

export interface UnusedCode {
  /** The package's folder in node_modules. */
  library: string;
  /** Functions and methods (`Class.method`) that nobody calls; should somebody, they throw. */
  neverCalled: readonly string[];
  /** Functions whose calls always give the same here: the expression for it. */
  foregone: Readonly<Record<string, string>>;
  /** Methods whose calls reach nobody, wherever such a call is a statement. */
  unheard: readonly string[];
  /** The texts of the errors it throws go too: tests run the library as it is, and see them there. */
  errorTexts: boolean;
}

/** What is looked at of a syntax tree. */
interface TreeNode {
  type: string;
  start: number;
  end: number;
  name?: string;
  id?: TreeNode;
  key?: TreeNode;
  init?: TreeNode | null;
  value?: TreeNode | null;
  body?: TreeNode;
  callee?: TreeNode;
  expression?: TreeNode;
  argument?: TreeNode | null;
  property?: TreeNode;
}

/** What may be replaced: a function's body, a function in an object, a call, its statement, or an error. */
interface Place {
  name: string;
  kind: "body" | "property" | "call" | "statement" | "error";
  node: TreeNode;
}

/** Applies to builds only: tests run the library as it is. */
export function leaveOut(
  { library, neverCalled, foregone, unheard, errorTexts }: UnusedCode,
): Plugin {
  const found = new Set<string>();

  function replacement({ name, kind }: Place): string | undefined {
    switch (kind) {
      case "body":
        return neverCalled.includes(name) ? "{throw Error()}" : undefined;
      case "property":
        return neverCalled.includes(name) ? "undefined" : undefined;
      case "call":
        return name in foregone ? `(${foregone[name]})` : undefined;
      case "statement":
        return unheard.includes(name) ? ";" : undefined;
      case "error":
        return errorTexts ? "Error()" : undefined;
    }
  }

  return {
    name: `chat-call:leave-out-${library}`,
    apply: "build",
    transform(code, id) {
      if (!id.includes(`/node_modules/${library}/`)) return null;
      const cuts = [...placesIn(this.parse(code) as unknown as TreeNode)].flatMap((place) => {
        const by = replacement(place);
        if (by === undefined) return [];
        found.add(place.name);
        return { start: place.node.start, end: place.node.end, by };
      });
      let short = "";
      let done = 0;
      for (const { start, end, by } of cuts.sort((a, b) => a.start - b.start)) {
        // What stands within another cut goes with it.
        if (start < done) continue;
        // With its line breaks every line stays where it was, and the source map stays true.
        short += code.slice(done, start) + by + code.slice(start, end).replace(/[^\n]/g, "");
        done = end;
      }
      return { code: short + code.slice(done), map: null };
    },
    buildEnd(error) {
      const named = [...neverCalled, ...Object.keys(foregone), ...unheard];
      const missing = named.filter((name) => !found.has(name));
      if (error || missing.length === 0) return;
      this.error(`Cannot leave ${missing.join(", ")} out of ${library}: it is not there`);
    },
  };
}

/** A method is named with its class; a function within an object by its key alone. */
function* placesIn(node: TreeNode, owner = ""): Generator<Place> {
  const { type, id, key, init, value, body, callee, expression, argument } = node;
  if (type === "FunctionDeclaration") yield { kind: "body", name: id!.name!, node: body! };
  if (init?.body) yield { kind: "body", name: id!.name!, node: init.body };
  if (type === "MethodDefinition") {
    yield { kind: "body", name: `${owner}.${key!.name}`, node: value!.body! };
  } else if (value?.type === "ArrowFunctionExpression") {
    yield { kind: "property", name: key!.name!, node: value };
  }
  if (callee?.name) yield { kind: "call", name: callee.name, node };
  const method = expression?.callee?.property;
  if (type === "ThrowStatement" && argument!.callee?.name === "Error") {
    yield { kind: "error", name: "Error", node: argument! };
  }
  if (method) yield { kind: "statement", name: method.name!, node };

  const inside = type === "ClassDeclaration" ? id!.name! : owner;
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === "string") yield* placesIn(child as TreeNode, inside);
  }
}
