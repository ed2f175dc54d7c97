/**
 * Whether a browser has found an address for itself that can be reached from beyond its own network.
 * Loaded where no server has told it one; knows no link.
 */

/** Names for this network only, and the private, shared and local ranges (RFC 1918, 6598, 3927, 4193, 4291). */
const WITHIN =
  /\.local$|^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(f[cde]|::1)/i;

/** Of the candidates in a description (RFC 8839, section 5.1). */
export const hasWayOut = (sdp: string): boolean =>
  [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+) \d+ typ (\w+)/gm)]
    .some(([, address, type]) => type !== "host" || !WITHIN.test(address));
