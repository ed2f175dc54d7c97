/** The site's worker, for calls that are told of while nobody has the site open. */

/** As the README has it, and where a chat is: its people are in the path, and so is the one who asked to be told. */
export function callWorker(scriptBase: string): string {
  return `importScripts("${scriptBase}/chat-call-push.js");
self.chatCallUrl = ({ chatId, url }) => {
  const [, person] = new URL(url).pathname.split("/");
  return \`/\${person}/chats/\${chatId}\`;
};
`;
}
