/**
 * Removes from a library what the widget never uses but no bundler can prove unused: methods of a
 * used class, branches for options that nobody sets. Everything removed is named one by one, and
 * the build fails if the library no longer has it.
 */
import type { Plugin } from "vite";

export interface UnusedCode {
  /** The package's folder in node_modules. */
  library: string;
  /**
   * Functions and methods (`Class.method`) that are never called; if one is after all, it throws.
   */
  neverCalled: readonly string[];
  /**
   * Functions whose calls always have the same result here: the expression to replace each call.
   */
  foregone: Readonly<Record<string, string>>;
  /** Functions and methods that can be simpler here: the new body. */
  simpler: Readonly<Record<string, string>>;
  /** Expressions, by their text, that always have the same value here: that value. */
  settled: Readonly<Record<string, string>>;
  /** Methods whose calls have no effect here: every call that is a statement is removed. */
  unheard: readonly string[];
  /** Targets, by their text, that are assigned but never read: every such assignment is removed. */
  unread: readonly string[];
  /**
   * Whether to remove the messages of thrown errors. Tests run the unmodified library and see them.
   */
  errorTexts: boolean;
}

/** The part of a syntax tree node that is used. */
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
  left?: TreeNode;
  right?: TreeNode;
  test?: TreeNode | null;
}

/**
 * A piece of code that may be replaced: a function's body, a function in an object, a call, a call
 * statement, an error, an expression, an assignment.
 */
interface Place {
  name: string;
  kind: "body" | "property" | "call" | "statement" | "error" | "expression" | "setting";
  node: TreeNode;
}

/** Applies to builds only: tests run the unmodified library. */
export function leaveOut(
  { library, neverCalled, foregone, simpler, settled, unheard, unread, errorTexts }: UnusedCode,
): Plugin {
  const found = new Set<string>();

  function replacement({ name, kind }: Place): string | undefined {
    switch (kind) {
      case "body":
        return neverCalled.includes(name) ? "{throw Error()}" : simpler[name];
      case "property":
        return neverCalled.includes(name) ? "undefined" : undefined;
      case "call":
        return name in foregone ? `(${foregone[name]})` : undefined;
      case "statement":
        return unheard.includes(name) ? ";" : undefined;
      case "error":
        return errorTexts ? "Error()" : undefined;
      case "expression":
        return settled[name];
      case "setting":
        return unread.includes(name) ? ";" : undefined;
    }
  }

  return {
    name: `chat-call:leave-out-${library}`,
    apply: "build",
    transform(code, id) {
      if (!id.includes(`/node_modules/${library}/`)) return null;
      const cuts = [...placesIn(this.parse(code) as unknown as TreeNode, code)].flatMap((place) => {
        const by = replacement(place);
        if (by === undefined) return [];
        found.add(place.name);
        return { start: place.node.start, end: place.node.end, by };
      });
      let short = "";
      let done = 0;
      for (const { start, end, by } of cuts.sort((a, b) => a.start - b.start)) {
        // This one is inside another cut, which covers it.
        if (start < done) continue;
        // Keeping the line breaks leaves every line in place, so the source map stays correct.
        short += code.slice(done, start) + by + lineBreaks(code.slice(start, end), by);
        done = end;
      }
      return { code: short + code.slice(done), map: null };
    },
    buildEnd(error) {
      const named = [foregone, simpler, settled].flatMap(Object.keys)
        .concat(neverCalled, unheard, unread);
      const missing = named.filter((name) => !found.has(name));
      if (error || missing.length === 0) return;
      this.error(`Cannot leave ${missing.join(", ")} out of ${library}: it is not there`);
    },
  };
}

/** The line breaks that the replacement lacks. */
function lineBreaks(text: string, by: string): string {
  return "\n".repeat(Math.max(0, text.split("\n").length - by.split("\n").length));
}

/** A method's name includes its class; a function in an object is named by its key alone. */
function* placesIn(node: TreeNode, code: string, owner = ""): Generator<Place> {
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
  if (expression?.left) yield { kind: "setting", name: textOf(expression.left, code), node };
  yield* questionsIn(node, code);

  const inside = type === "ClassDeclaration" ? id!.name! : owner;
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === "string") yield* placesIn(child as TreeNode, code, inside);
  }
}

/** What `settled` may name: conditions, and initial values of variables and properties. */
function* questionsIn(node: TreeNode, code: string): Generator<Place> {
  const { type, left, right, test, init, value } = node;
  const isSetting = type === "Property" && value!.type !== "Identifier";
  const asked = type === "LogicalExpression" ? [left, right] : [test, init, isSetting && value];
  for (const expression of asked) {
    if (expression) yield { kind: "expression", name: textOf(expression, code), node: expression };
  }
}

function textOf({ start, end }: TreeNode, code: string): string {
  return code.slice(start, end);
}
