/** Converts between the host's form of a chat (in a token or over REST) and the calls' form. */
import type { ChatRegistration, RegisteredChat } from "../../protocol/host-api.ts";
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { Chat } from "../call-service.ts";

/**
 * The chat. A null text counts as absent, the first of two members with the same id wins, and a
 * member without a name is shown by their id.
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
 * A name without Unicode's bidirectional embeddings, overrides and isolates, which would reorder
 * the text after them. The person chose the name, and it appears in sentences on other people's
 * pages.
 */
export function plainName(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/**
 * The members, with names and pictures that the list omits filled in from `say` (what each person's
 * own token says). Returns the same array if nothing was filled in.
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

/** The chat, with member details it omits filled in from another version of it. */
export function describedAs(chat: Chat, other: Chat): Chat {
  const others = new Map(other.members.map((member) => [member.id, member]));
  return { ...chat, members: inOwnWords(chat.members, (id) => others.get(id)) };
}

/** The chat in the host's own form. */
export function nameOfChat({ endsAt, ...chat }: Chat): RegisteredChat {
  return { ...chat, endsAt: endsAt === null ? null : endsAt / 1000 };
}

function optional<Key extends string>(key: Key, text: string | null | undefined) {
  return (text == null ? {} : { [key]: text }) as { [K in Key]?: string };
}
