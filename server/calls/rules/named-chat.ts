/** A chat as the host names it, in a token or over REST, in the words of calls and back again. */
import type { ChatRegistration, RegisteredChat } from "../../protocol/host-api.ts";
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { Chat } from "../call-service.ts";

/**
 * The chat; a text that is null is not there, and the first of two members with one id counts. Who
 * has no name goes by their id.
 */
export function chatNamed(id: ChatId, named: ChatRegistration): Chat {
  const members = new Map(named.members.toReversed().map((member) => [member.id, member]));
  return {
    id,
    ...optional("title", named.title && plainName(named.title)),
    calls: named.calls,
    members: [...members.values()].toReversed().map(({ id, name, picture }) => ({
      id,
      name: plainName(name ?? id),
      ...optional("picture", picture),
    })),
    endsAt: named.endsAt == null ? null : named.endsAt * 1000,
  };
}

/**
 * A name without the signs that turn the words behind it around (Unicode's embeddings, overrides and
 * isolates): it stands in the sentences of other people's pages, and was chosen by whoever has it.
 */
export function plainName(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/**
 * The members; what the list leaves out of somebody is as they themselves `say`, by their own token.
 * The very same list where that is nothing.
 */
export function inOwnWords(
  members: Chat["members"],
  say: (id: UserId) => { name?: string; picture?: string } | undefined,
): Chat["members"] {
  let isSame = true;
  const described = members.map((member) => {
    const own = say(member.id);
    const name = member.name === member.id ? own?.name ?? member.name : member.name;
    const picture = member.picture ?? own?.picture;
    if (name === member.name && picture === member.picture) return member;
    isSame = false;
    return { id: member.id, name, ...optional("picture", picture) };
  });
  return isSame ? members : described;
}

/** The chat, with what it leaves out of its members as they are described in another state of it. */
export function describedAs(chat: Chat, other: Chat): Chat {
  const others = new Map(other.members.map((member) => [member.id, member]));
  return { ...chat, members: inOwnWords(chat.members, (id) => others.get(id)) };
}

/** The chat as the host has named it. */
export function nameOfChat({ endsAt, ...chat }: Chat): RegisteredChat {
  return { ...chat, endsAt: endsAt === null ? null : endsAt / 1000 };
}

function optional<Key extends string>(key: Key, text: string | null | undefined) {
  return (text == null ? {} : { [key]: text }) as { [K in Key]?: string };
}
