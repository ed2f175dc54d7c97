/** The site's service worker, which shows pushes of calls while the site is closed. */

/**
 * The README's line, and the address of a chat. The person is in the path of the page that
 * subscribed.
 */
export function callWorker(scriptBase: string): string {
  return `importScripts("${scriptBase}/chat-call-push.js");
self.chatCallUrl = ({ chatId, url }) => {
  const [, person] = new URL(url).pathname.split("/");
  return \`/\${person}/chats/\${chatId}\`;
};
`;
}
