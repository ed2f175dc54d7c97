/** Tokens with a fake signature: the widget only reads the claims. */

export interface Claims {
  sub: string;
  exp: number;
  chat?: { id: string };
}

export function tokenOf(claims: Claims): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `e30.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.sig`;
}

/** A token of this person for this chat, valid for an hour. */
export const freshToken = (sub: string, chatId?: string): string =>
  tokenOf({
    sub,
    exp: Math.floor(Date.now() / 1000) + 3_600,
    ...(chatId !== undefined && { chat: { id: chatId } }),
  });
