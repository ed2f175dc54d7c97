/** Which addresses pushes may go to: a browser names them, and nobody else may make the server post. */

/** The push services of the browsers: a host, or with a dot before it every host below. */
const HOSTS = [
  // Chrome, Edge on Android, Opera, Samsung Internet
  "fcm.googleapis.com",
  ".push.services.mozilla.com",
  ".push.apple.com",
  ".notify.windows.com",
];

/** Whether an address is one of these services', or of those that whoever runs the server has named. */
export function isPushService(endpoint: string, origins: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url?.protocol !== "https:" || url.username || url.password) return false;
  if (origins.includes(url.origin)) return true;
  return url.port === "" &&
    HOSTS.some((host) =>
      host.startsWith(".") ? url.hostname.endsWith(host) : url.hostname === host
    );
}
