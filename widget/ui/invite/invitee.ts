/** Who in a chat can be chosen, and whether they are present. */
import type { LineView } from "../../model/line-view.ts";
import type { Portrayed } from "../kit/face.ts";

/** A member of the chat who is not in the call. */
export interface Invitee extends Portrayed {
  reachable: boolean;
  /** They accept calls from this person. */
  callable: boolean;
}

/** Returns everybody in the line's chat except `besides`. */
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
