/** Helpers for the element's public API: its methods, properties and parts. */
import type { ChatCall } from "../../widget/chat-call.ts";
import type { Person } from "../e2e/support/person.ts";

/** The names of the async methods. */
type Method = {
  [Name in keyof ChatCall]: ChatCall[Name] extends (...args: never[]) => Promise<void> ? Name
    : never;
}[keyof ChatCall];

/** Calls the method. Resolves with `settled`, or with the error's code if it rejects. */
export const does = (person: Person, method: Method, ...values: unknown[]): Promise<string> =>
  person.page.evaluate(
    async (name, given) => {
      const element = document.querySelector("chat-call") as unknown as Record<
        string,
        (...args: unknown[]) => Promise<unknown>
      >;
      try {
        const value = await element[name](...given);
        return value === undefined ? "settled" : `settled with ${value}`;
      } catch (error) {
        const { code, message } = error as { code?: string; message?: string };
        return message ? `${code}` : "rejected without a word";
      }
    },
    method as string,
    values,
  );

/** The element's current properties. */
export const look = (person: Person) =>
  person.page.evaluate(() => {
    const element = document.querySelector("chat-call")!;
    const { state, call, participants, microphoneOn, cameraOn } = element;
    return {
      state: state as string,
      isMatched: element.matches(`:state(${state})`),
      id: call?.id ?? null,
      type: call?.type ?? null,
      caller: call?.caller.id ?? null,
      participants: participants.map(({ id }) => id),
      startedAt: call?.startedAt ?? null,
      microphoneOn,
      cameraOn,
    };
  });

/** The states in its `state-change` events, in order. */
export const statesOf = (person: Person): Promise<string[]> =>
  person.page.evaluate(() =>
    window.rememberedEvents
      .filter(({ type }) => type === "chat-call-state-change")
      .map(({ detail }) => (detail as { state: string }).state)
  );

/** The names of the enabled call buttons. */
export const pressable = (person: Person): Promise<(string | null)[]> =>
  person.page.evaluate(() => {
    const list = document.querySelector("chat-call")!.shadowRoot!.querySelector(
      "chat-call-buttons",
    );
    return [...list!.shadowRoot!.querySelectorAll("[part=call-button]:enabled")]
      .map((button) => button.ariaLabel);
  });

/** Waits until a `::part()` rule of the page applies to each of these parts. */
export const styles = (person: Person, parts: string) =>
  person.page.waitForFunction(
    (names) => {
      const sheet = new CSSStyleSheet();
      for (const name of names) sheet.insertRule(`chat-call::part(${name}) { --is-${name}: yes }`);
      document.adoptedStyleSheets = [sheet];
      const reached = new Set<string>();
      const walk = (root: ShadowRoot) => {
        for (const element of root.querySelectorAll("*")) {
          const style = getComputedStyle(element);
          for (const name of element.part) {
            if (style.getPropertyValue(`--is-${name}`) === "yes") reached.add(name);
          }
          if (element.shadowRoot) walk(element.shadowRoot);
        }
      };
      walk(document.querySelector("chat-call")!.shadowRoot!);
      document.adoptedStyleSheets = [];
      return names.every((name) => reached.has(name));
    },
    { timeout: 10_000, polling: 100 },
    parts.split(" "),
  );

declare global {
  interface Window {
    violations: string[];
  }
}

/** Runs inside a page before anything else: records violations of its policy. */
export function watchPolicy(): void {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    window.violations.push(`${violatedDirective} ${blockedURI}`);
  });
}
