/** Several values per key. */
import assert from "node:assert/strict";
import { Multimap } from "../../../server/realtime/multimap.ts";

Deno.test("Multimap keeps each value of a key once, and drops a key without values", () => {
  const chats = new Multimap<string, string>();
  chats.add("ann", "x");
  chats.add("ann", "y");
  chats.add("ann", "x");
  assert.deepEqual(chats.get("ann"), ["x", "y"]);
  assert.deepEqual(chats.get("ben"), []);
  chats.remove("ann", "x");
  chats.remove("ann", "z");
  chats.remove("ben", "x");
  assert.deepEqual(chats.get("ann"), ["y"]);
  chats.remove("ann", "y");
  assert.equal(chats.has("ann"), false);
  assert.deepEqual([...chats.keys()], []);
});

Deno.test("Multimap allows changes while its values are iterated", () => {
  const sockets = new Multimap<string, number>();
  for (const socket of [1, 2, 3]) sockets.add("ann", socket);
  const met: number[] = [];
  for (const socket of sockets.get("ann")) {
    met.push(socket);
    sockets.remove("ann", socket);
  }
  assert.deepEqual(met, [1, 2, 3]);
  assert.equal(sockets.has("ann"), false);
});

Deno.test("take() returns a key's values and removes them", () => {
  const lists = new Multimap<string, number>();
  lists.add("ann", 1);
  assert.deepEqual(lists.take("ann"), [1]);
  assert.deepEqual(lists.take("ann"), []);
});
