/** Which chats a connection holds, and whose member list counts. */
import assert from "node:assert/strict";
import type { Chat } from "../../../server/calls/call-service.ts";
import { chatOf, createChatBook } from "../../../server/realtime/chat-book.ts";
import { fakeConnection } from "../../support/fake-connection.ts";

function chat(members: string[], rest: Partial<Chat> = {}): Chat {
  return {
    id: "c1",
    calls: "video",
    endsAt: null,
    members: members.map((id) => ({ id, name: id })),
    ...rest,
  };
}

const idsOf = (held: Chat | null) => held?.members.map(({ id }) => id);

Deno.test("attach() gives a chat to those whom it lists, and to nobody else", () => {
  const book = createChatBook();
  const [ann, eve] = [fakeConnection("ann"), fakeConnection("eve")];
  assert.equal(book.attach(ann, chat(["ann", "ben"]), 1), true);
  assert.equal(book.attach(eve, chat(["ann", "ben"]), 2), false);
  assert.deepEqual(idsOf(chatOf(ann, "c1")), ["ann", "ben"]);
  assert.equal(chatOf(eve, "c1"), null);
});

Deno.test("attach() lets the newest token's list count for everybody", () => {
  const book = createChatBook();
  const [ann, ben, cat] = [fakeConnection("ann"), fakeConnection("ben"), fakeConnection("cat")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  assert.equal(book.attach(cat, chat(["ann", "cat"]), 20), true);
  assert.deepEqual(idsOf(chatOf(ann, "c1")), ["ann", "cat"]);
  // Ben's own token is older than the list that no longer has him.
  assert.equal(book.attach(ben, chat(["ann", "ben"]), 15), false);
  assert.equal(chatOf(ben, "c1"), null);
});

Deno.test("attach() takes the chat from whoever the newest list leaves out", () => {
  const book = createChatBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.attach(ann, chat(["ann"]), 20);
  assert.equal(chatOf(ben, "c1"), null);
  assert.deepEqual([...book.holdersAround("ann")], [ann]);
});

Deno.test("attach() leaves each connection what its own token allows", () => {
  const book = createChatBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"], { calls: "none" }), 20);
  assert.equal(chatOf(ann, "c1")?.calls, "video");
  assert.equal(chatOf(ben, "c1")?.calls, "none");
});

Deno.test("release() forgets a chat that nobody holds, and not before", () => {
  const book = createChatBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.release(ann);
  assert.deepEqual([...book.holdersAround("ann")], [ben]);
  book.release(ben);
  assert.equal(book.holdersAround("ann").size, 0);
  // An older list counts again, as nobody is left who knows better.
  assert.equal(book.attach(ann, chat(["ann"]), 5), true);
});
