/** Which addresses pushes may go to: browsers supply them, so others must be refused. */

/** The browsers' push services: a host, or with a leading dot every host below it. */
const HOSTS = [
  // Chrome, Edge on Android, Opera, Samsung Internet
  "fcm.googleapis.com",
  ".push.services.mozilla.com",
  ".push.apple.com",
  ".notify.windows.com",
];

/** Whether an address belongs to one of these services, or to one that the operator has named. */
export function isPushService(endpoint: string, origins: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url?.protocol !== "https:" || url.username || url.password) return false;
  if (origins.includes(url.origin)) return true;
  return url.port === "" &&
    HOSTS.some((host) =>
      host.startsWith(".") ? url.hostname.endsWith(host) : url.hostname === host
    );
}
