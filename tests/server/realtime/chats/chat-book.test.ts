/** Which chats a connection holds, and which member list applies. */
import assert from "node:assert/strict";
import type { Chat } from "../../../../server/calls/call-service.ts";
import {
  type ChatNews,
  chatOf,
  claimOf,
  createChatBook,
} from "../../../../server/realtime/chats/chat-book.ts";
import type { Connection } from "../../../../server/realtime/connection.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";

function chat(members: string[], rest: Partial<Chat> = {}): Chat {
  return {
    id: "c1",
    calls: "video",
    endsAt: null,
    members: members.map((id) => ({ id, name: id })),
    ...rest,
  };
}

/** A book without registered chats unless a test passes one. */
function createBook(onNews?: (news: ChatNews) => void) {
  const book = createChatBook(onNews);
  return {
    ...book,
    attach: (
      connection: Connection,
      chat: Chat,
      issuedAt: number,
      registered: Chat | null = null,
    ) => book.attach(connection, { chat, issuedAt }, registered),
  };
}

const idsOf = (held: Chat | null) => held?.members.map(({ id }) => id);

Deno.test("attach() gives a chat only to people it lists", () => {
  const book = createBook();
  const [ann, eve] = [fakeConnection("ann"), fakeConnection("eve")];
  assert.equal(book.attach(ann, chat(["ann", "ben"]), 1), true);
  assert.equal(book.attach(eve, chat(["ann", "ben"]), 2), false);
  assert.deepEqual(idsOf(chatOf(ann, "c1")), ["ann", "ben"]);
  assert.equal(chatOf(eve, "c1"), null);
});

Deno.test("attach() applies the newest token's list to everybody", () => {
  const book = createBook();
  const [ann, ben, cat] = [fakeConnection("ann"), fakeConnection("ben"), fakeConnection("cat")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  assert.equal(book.attach(cat, chat(["ann", "cat"]), 20), true);
  assert.deepEqual(idsOf(chatOf(ann, "c1")), ["ann", "cat"]);
  // Ben's token is older than the list that no longer includes him.
  assert.equal(book.attach(ben, chat(["ann", "ben"]), 15), false);
  assert.equal(chatOf(ben, "c1"), null);
});

Deno.test("attach() takes the chat from people whom the newest list leaves out", () => {
  const book = createBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.attach(ann, chat(["ann"]), 20);
  assert.equal(chatOf(ben, "c1"), null);
  assert.deepEqual([...book.holdersAround("ann")], [ann]);
});

Deno.test("attach() keeps each connection's calls rule from its own token", () => {
  const book = createBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"], { calls: "none" }), 20);
  assert.equal(chatOf(ann, "c1")?.calls, "video");
  assert.equal(chatOf(ben, "c1")?.calls, "none");
});

Deno.test("release() forgets a chat once nobody holds it", () => {
  const book = createBook();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.release(ann);
  assert.deepEqual([...book.holdersAround("ann")], [ben]);
  book.release(ben);
  assert.equal(book.holdersAround("ann").size, 0);
  // An older list applies again, as nobody holds a newer one.
  assert.equal(book.attach(ann, chat(["ann"]), 5), true);
});

Deno.test("register() applies the host's list over every token, until it is removed", () => {
  const news: string[][] = [];
  const book = createBook(({ connections, former }) => {
    news.push([...connections].map(({ user }) => user.id).sort());
    assert.ok(former.length > 0);
  });
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  book.attach(ann, chat(["ann", "ben"]), 10);
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.register("c1", chat(["ann", "cat"], { title: "Ours", calls: "voice", endsAt: 5 }));
  assert.deepEqual(
    chatOf(ann, "c1"),
    chat(["ann", "cat"], {
      title: "Ours",
      calls: "voice",
      endsAt: 5,
    }),
  );
  assert.equal(chatOf(ben, "c1"), null);
  assert.equal(book.attach(ben, chat(["ann", "ben"]), 99, chat(["ann", "cat"])), false);
  book.register("c1", chat(["ben"]));
  assert.equal(chatOf(ann, "c1"), null);
  assert.deepEqual(idsOf(chatOf(ben, "c1")), ["ben"]);
  book.register("c1", null);
  assert.deepEqual(idsOf(chatOf(ann, "c1")), ["ann", "ben"]);
  assert.equal(chatOf(ann, "c1")?.calls, "video");
  assert.deepEqual([...book.holdersAround("ann")].length, 2);
  // Ben was out of the chat for one change.
  assert.deepEqual(news, [["ann", "ben"], ["ann"], ["ann", "ben"], ["ann", "ben"]]);
});

Deno.test("register() reports nothing when nothing changes, and forgets chats that nobody holds", () => {
  let news = 0;
  const book = createBook(() => news++);
  const ann = fakeConnection("ann");
  book.register("c1", chat(["ann"]));
  book.attach(ann, chat(["ann", "ben"]), 10, chat(["ann"]));
  assert.equal(news, 0);
  book.register("c1", chat(["ann"]));
  book.attach(ann, chat(["ann", "eve"]), 20, chat(["ann"]));
  assert.equal(news, 0);
  book.register("c1", chat(["ben"]));
  assert.equal(news, 1);
  book.release(ann);
  book.register("c1", chat(["ann"]));
  assert.equal(news, 1);
  assert.equal(book.holdersAround("ben").size, 0);
});

Deno.test("claimOf() returns the token's claim, whatever is registered", () => {
  const book = createBook();
  const ann = fakeConnection("ann");
  book.attach(ann, chat(["ann", "ben"]), 10, chat(["ann"], { calls: "none" }));
  const [attachment] = ann.chats.values();
  assert.deepEqual(claimOf(attachment), { chat: chat(["ann", "ben"]), issuedAt: 10 });
});

Deno.test("attach() describes members by their own tokens where the list does not", () => {
  const news: string[][] = [];
  const book = createBook(({ connections }) =>
    news.push(Array.from(connections, ({ user }) => user.id))
  );
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  ann.user = { id: "ann", name: "Annabel", picture: "https://x.example/a.png" };
  ben.user = { id: "ben", name: "Benjamin" };
  book.attach(ann, chat(["ann", "ben"]), 10);
  // Neither list describes the other person.
  book.attach(ben, chat(["ann", "ben"]), 20);
  const described = [ann.user, ben.user];
  assert.deepEqual(chatOf(ann, "c1")?.members, described);
  assert.deepEqual(chatOf(ben, "c1")?.members, described);
  assert.deepEqual(news, [["ann"]]);
  // The host's description has precedence; what it leaves out is filled in from the tokens.
  const named = [{ id: "ann", name: "Ann B." }, { id: "ben", name: "ben", picture: "/ben.png" }];
  book.register("c1", chat([], { members: named }));
  assert.deepEqual(chatOf(ben, "c1")?.members, [
    { id: "ann", name: "Ann B.", picture: "https://x.example/a.png" },
    { id: "ben", name: "Benjamin", picture: "/ben.png" },
  ]);
  book.register("c1", null);
  assert.deepEqual(chatOf(ben, "c1")?.members, described);
  assert.deepEqual(
    [...ben.chats.values()].map(claimOf)[0].chat.members,
    chat(["ann", "ben"]).members,
  );
});

Deno.test("register() remembers the names of people off the list only while they are connected", () => {
  for (const goesFirst of [true, false]) {
    const book = createBook();
    const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
    ben.user = { id: "ben", name: "Benjamin" };
    const nameOfBen = () => chatOf(ann, "c1")?.members.find(({ id }) => id === "ben")?.name;
    for (const one of [ann, ben]) book.attach(one, chat(["ann", "ben"]), 10);
    book.register("c1", chat(["ann"]));
    book.register("c1", chat(["ann", "ben"]));
    assert.equal(nameOfBen(), "Benjamin");
    if (goesFirst) book.release(ben);
    book.register("c1", chat(["ann"]));
    if (!goesFirst) book.release(ben);
    book.register("c1", chat(["ann", "ben"]));
    assert.equal(nameOfBen(), "ben");
  }
});

Deno.test("forget() removes a person's own name and picture from the lists that others hold", () => {
  const news: (string | undefined)[] = [];
  const book = createBook(({ chatId }) => news.push(chatId));
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  ben.user = { id: "ben", name: "Benjamin", picture: "https://x.example/b.png" };
  book.attach(ben, chat(["ann", "ben"]), 10);
  book.attach(ann, chat(["ann", "ben"]), 20);
  book.release(ben);
  assert.deepEqual(chatOf(ann, "c1")?.members[1], ben.user);
  book.forget("ben");
  assert.deepEqual(chatOf(ann, "c1")?.members[1], { id: "ben", name: "ben" });
  assert.deepEqual(news, ["c1"]);
  book.forget("ben");
  assert.deepEqual(news, ["c1"]);
});
