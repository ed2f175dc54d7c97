/**
 * Checks the lists in the docs against the code, both ways: settings, events, error codes and log
 * events.
 */
import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { loadConfig } from "../../server/config/config.ts";
import { EndReason, UserStatus } from "../../server/protocol/call.ts";
import { CLOSE_CODE, ERROR_STATUS } from "../../server/protocol/error-code.ts";
import { readSourceTree } from "./source-tree.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const element = read("widget/README.md");

/** The rows of the table whose head begins with this, split into cells. */
function rowsOf(head: string, page = element): string[][] {
  const table = page.split(`\n| ${head}`)[1]?.split("\n\n")[0] ?? "";
  return table.split("\n").slice(2).map((row) =>
    row.split("|").slice(1, -1).map((cell) => cell.trim())
  );
}

/** Every name in backticks. */
const quoted = (text = ""): string[] => [...text.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);

/** The documented values of a property of the element: the first quoted text, split into words. */
function wordsOf(whose: string): string[] {
  const [, words = ""] = rowsOf("their words").find(([name]) => name === whose) ?? [];
  return words.split("`")[1]?.split(" ").sort() ?? [];
}

Deno.test("server/README.md lists every setting that the server reads", () => {
  const asked = new Set<string>();
  const least: Record<string, string> = { CHAT_CALL_SECRET: "a".repeat(32) };
  const { ok } = loadConfig(
    new Proxy(least, {
      get(env, name: string) {
        asked.add(name);
        return env[name];
      },
    }),
  );
  equal(ok, true);
  asked.delete("DENO_DEPLOYMENT_ID"); // Set by the platform, not by operators.

  deepEqual(
    rowsOf("setting", read("server/README.md")).flatMap(([names]) => quoted(names)).sort(),
    [...asked].sort(),
  );
});

Deno.test("protocol/README.md lists every error code with its status, and every close code", () => {
  const wire = read("server/protocol/README.md");
  const statuses = rowsOf("error code", wire).flatMap(([codes, status]) =>
    quoted(codes).map((code) => [code, Number(status)])
  );
  deepEqual(Object.fromEntries(statuses), ERROR_STATUS);
  deepEqual(
    rowsOf("close code", wire).map(([code]) => Number(code)).sort(),
    Object.values(CLOSE_CODE).sort(),
  );
});

Deno.test("protocol/README.md lists every message of clients and of the server", () => {
  const wire = read("server/protocol/README.md");
  const named = (head: string) =>
    rowsOf(head, wire).flatMap(([cell]) =>
      [...cell.matchAll(/`([\w:-]+)/g)].map(([, type]) => type)
    );
  const typesOf = (path: string) =>
    [...read(path).matchAll(/type: z\.literal\("([^"]+)"\)/g)].map(([, type]) => type);
  const said = typesOf("server/protocol/client-message.ts").filter((type) => type.includes(":"));
  deepEqual(named("request").sort(), said.sort());
  const heard = typesOf("server/protocol/server-message.ts")
    .filter((type) => type !== "welcome" && type !== "ack");
  const relayed = said.filter((type) => /^webrtc:(?!config)/.test(type));
  deepEqual(named("event").sort(), [...heard, ...relayed].sort());
});

Deno.test("running.md lists every event that the server logs, and no other", () => {
  const logged = new Set<string>();
  for (const { text } of readSourceTree("server")) {
    const told = text.matchAll(/\blog\.(?:debug|info|warn|error)\(\s*"([^"]+)"/g);
    for (const [, event] of told) logged.add(event);
  }
  const table = rowsOf("event", read("server/operations/running.md"));
  deepEqual(table.flatMap(([events]) => quoted(events)).sort(), [...logged].sort());
});

Deno.test("widget/README.md lists every event of the element, every end reason and every participant status", () => {
  const events = read("widget/page/element-event.ts").split("interface ElementEvents {")[1]
    .split("}\n\n")[0];
  const named = element.split("## Events")[1].split("`chat-call-`:")[1].split("\n\n")[0];
  deepEqual(
    quoted(named).sort(),
    [...events.matchAll(/^ {2}"([a-z-]+)":/gm)].map(([, name]) => name).sort(),
  );

  deepEqual(wordsOf("`ended` `reason`"), [...EndReason.options, "answered-elsewhere"].sort());
  deepEqual(wordsOf("`status` of a participant"), [...UserStatus.options].sort());
});
