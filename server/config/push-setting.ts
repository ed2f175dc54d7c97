/** The settings of push: a contact for push services, and services besides the browsers' own. */
import { ConfigProblem, type Environment, list, quote, text } from "./setting.ts";

/** How people are notified of calls while their page is closed. */
export interface PushConfig {
  /** The operator's contact for push services, as `mailto:` or `https:` (RFC 8292 section 2.1). */
  contact: string;
  /** Origins of further push services, which may have private addresses. */
  services: string[];
}

/** Reads the settings; null if push is turned off. */
export function pushes(env: Environment): PushConfig | null {
  const contact = text(env, "PUSH_CONTACT");
  const services = (list(env, "PUSH_SERVICES") ?? []).map(service);
  if (contact === null) {
    if (services.length === 0) return null;
    throw new ConfigProblem(
      "PUSH_CONTACT",
      "is missing, and PUSH_SERVICES needs it",
      "set it, or unset PUSH_SERVICES",
    );
  }
  // Apple's service rejects what its parser does not accept as an address.
  if (/^(mailto:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|https:\/\/[^\s/]+\.[^\s]+)$/.test(contact)) {
    return { contact, services };
  }
  throw new ConfigProblem(
    "PUSH_CONTACT",
    `is ${quote(contact)}`,
    "use an address that reaches you, such as mailto:calls@shop.example or " +
      "https://shop.example/contact",
  );
}

function service(value: string): string {
  const url = URL.parse(value);
  if (url?.protocol === "https:" && url.origin === value.replace(/\/$/, "")) return url.origin;
  throw new ConfigProblem(
    "PUSH_SERVICES",
    `has ${quote(value)}`,
    "use https origins such as https://push.example",
  );
}
