/** The site's service worker, which shows pushes of calls while the site is closed. */

/** The README's line, and a chat's address: the person is in the path of the subscribing page. */
export function callWorker(scriptBase: string): string {
  return `importScripts("${scriptBase}/chat-call-push.js");
self.chatCallUrl = ({ chatId, url }) => {
  const [, person] = new URL(url).pathname.split("/");
  return \`/\${person}/chats/\${chatId}\`;
};
`;
}
