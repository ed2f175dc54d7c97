/** IP addresses and networks in CIDR notation, IPv4 and IPv6. */

/** A listening host as written in a URL; one that listens on all addresses becomes `localhost`. */
export function readableHost(hostname: string): string {
  if (hostname === "0.0.0.0" || hostname === "::") return "localhost";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

/**
 * Whether an address equals or lies in a network. Never throws: an unreadable one matches nothing.
 */
export function includesAddress(network: string, address: string): boolean {
  const [base, length, ...rest] = network.split("/");
  const own = parseAddress(base);
  const other = parseAddress(address);
  if (own === null || other === null || own.bits !== other.bits) return false;
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return false;
  const prefix = length === undefined ? own.bits : Number(length);
  if (prefix > own.bits) return false;
  const hostBits = BigInt(own.bits - prefix);
  return own.value >> hostBits === other.value >> hostBits;
}

/** An address as some proxies forward it, without its port. */
export function withoutPort(text: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(text) ?? [];
  return bracketed ?? plain ?? text;
}

/**
 * The party behind an address: the address itself, or for IPv6 its /64 network, since one party
 * usually has all addresses in it. An unreadable address stands for itself.
 */
export function partyOf(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === null) return address;
  const { bits, value } = parsed;
  return bits === 32
    ? [24n, 16n, 8n, 0n].map((shift) => value >> shift & 0xffn).join(".")
    : `${(value >> 64n).toString(16)}::/64`;
}

/** Whether a text is an address or a network. */
export function isNetwork(text: string): boolean {
  const address = parseAddress(text.split("/")[0]);
  return address !== null && includesAddress(text, text.split("/")[0]);
}

/**
 * Whether an address is on the public internet: not this machine, this link, a private network, or
 * a range that leads to these by translation. An unreadable one is not.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === null) return false;
  if (parsed.bits === 128 && !includesAddress(GLOBAL_UNICAST, address)) return false;
  return !SPECIAL_NETWORKS.some((network) => includesAddress(network, address));
}

/** All other IPv6 ranges are special: mapped IPv4, NAT64, unique local, link-local, multicast. */
const GLOBAL_UNICAST = "2000::/3";
/** The special-purpose address registries (RFC 6890 and later), and multicast. */
const SPECIAL_NETWORKS = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  // Link-local, where clouds also keep their metadata services.
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  // Teredo and its neighbours, documentation, 6to4, documentation.
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
];

interface Address {
  bits: 32 | 128;
  value: bigint;
}

/** An IPv4-mapped address becomes the IPv4 address, however it is written. */
function parseAddress(text: string): Address | null {
  const address = parseVersion4(text) ?? parseVersion6(text);
  return address?.bits === 128 && address.value >> 32n === 0xffffn
    ? { bits: 32, value: address.value & 0xffffffffn }
    : address;
}

function parseVersion4(text: string): Address | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return null;
  }
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
}

function parseVersion6(text: string): Address | null {
  // The part after the percent sign is a zone id: the local interface.
  const [address] = text.split("%");
  // The URL parser reads every notation and normalises it.
  const isLikely = /^[0-9a-f:.]+$/i.test(address);
  const host = isLikely ? URL.parse(`http://[${address}]`)?.hostname : undefined;
  if (host === undefined) return null;
  const [head, tail] = host.slice(1, -1).split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - left.length - right.length).fill("0");
  const groups = [...left, ...zeros, ...right];
  return {
    bits: 128,
    value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n),
  };
}
