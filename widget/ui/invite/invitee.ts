/** Who of a chat may be chosen, and whether they are here. */
import type { LineView } from "../../model/line-view.ts";
import type { Portrayed } from "../kit/face.ts";

/** Somebody of the chat who is not in the call. */
export interface Invitee extends Portrayed {
  reachable: boolean;
  /** They let themselves be called from here. */
  callable: boolean;
}

/** Everybody of the line's chat but these. */
export function inviteesOf(
  { chat, members }: Pick<LineView, "chat" | "members">,
  besides: readonly (string | null)[],
): Invitee[] {
  return (chat?.members ?? []).filter(({ id }) => !besides.includes(id)).map((member) => {
    const presence = members.find(({ id }) => id === member.id);
    const { reachable = false, callable = true } = presence ?? {};
    return { ...member, reachable, callable };
  });
}
