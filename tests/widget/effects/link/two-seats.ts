/**
 * A call with two seats and the server between them. A message goes to the page that has the other
 * seat when it arrives, in order and after a random delay, and is lost if nobody has that seat.
 * Knows neither what the pages do nor what a good link is.
 */
import {
  type DescriptionId,
  idOf,
  referenceOf,
} from "../../../../widget/effects/link/description-reference.ts";
import { createLinkSet } from "../../../../widget/effects/link/link-set.ts";
import { signalOf } from "../../../../widget/effects/link/signal-message.ts";
import type { LinksReceives } from "../../../../widget/model/ports.ts";
import { type Links, passedOn } from "./link-pairs.ts";
import { perform } from "../stage.ts";

export type Name = "ann" | "ben";
export const otherOf = (name: Name): Name => name === "ann" ? "ben" : "ann";

/** One page of a person, from its hello to its end. */
export interface Page {
  readonly id: string;
  readonly links: Links;
  /** All connections that have carried the other's media to this page, the latest last. */
  readonly connections: readonly RTCPeerConnection[];
  readonly isOpen: boolean;
  leave(): void;
}

export interface TwoSeats {
  /** Opens a page that takes this person's seat; `welcome` is called once it has it. */
  open(name: Name, welcome: (page: Page) => void): Page;
  /** Closes the pages that are still open. */
  close(): void;
}

export interface TwoSeatsOptions {
  random: () => number;
  /** The longest time of a message between a page and the server, in milliseconds. */
  slowestMs: number;
  /** Called with a line for each message that is sent, received or lost. */
  note: (line: string) => void;
}

type Deliver = (arrive: () => void) => void;

export function createTwoSeats({ random, slowestMs, note }: TwoSeatsOptions): TwoSeats {
  const seated = new Map<Name, { page: Page; down: Deliver }>();
  const pages: Page[] = [];

  /** One direction between a page and the server: random delays, but in order. */
  function createWay(): Deliver {
    const underWay: (() => void)[] = [];
    return (arrive) => {
      underWay.push(arrive);
      setTimeout(() => underWay.shift()?.(), random() * slowestMs);
    };
  }

  function tellOther(name: Name, message: LinksReceives): void {
    const other = seated.get(otherOf(name));
    if (!other) return note(`${written(message)} is lost`);
    other.down(() => {
      note(`${other.page.id} hears ${written(message)}`);
      other.page.links.send(message);
    });
  }

  function open(name: Name, welcome: (page: Page) => void): Page {
    const id = `${name}-${pages.length + 1}`;
    const connections: RTCPeerConnection[] = [];
    const onConnection = (_: string, connection: RTCPeerConnection | null) => {
      if (connection) connections.push(connection);
      note(`${id} ${connection ? "has another" : "gives up its"} connection`);
    };
    const links = perform(createLinkSet({ onConnection }), undefined);
    const up = createWay();
    const down = whileOpen(createWay());
    let isOpen = true;

    function whileOpen(deliver: Deliver): Deliver {
      return (arrive) => deliver(() => isOpen && arrive());
    }
    function leave(): void {
      if (!isOpen) return;
      note(`${id} goes`);
      isOpen = false;
      links.stop();
      up(() => {
        if (seated.get(name)?.page !== page) return;
        seated.delete(name);
        tellOther(name, { type: "away", userId: name, isAway: true });
      });
    }

    const page: Page = {
      id,
      links,
      connections,
      get isOpen() {
        return isOpen;
      },
      leave,
    };
    pages.push(page);
    links.follow((event) => {
      const signal = passedOn(event, { fromUserId: name, fromConnectionId: id });
      if (!isOpen || !signal) return;
      const message: LinksReceives = { type: "signal", signal, early: "hold" };
      note(`${id} says ${written(message)}`);
      up(() => seated.get(name)?.page === page && tellOther(name, message));
    });
    up(() => {
      seated.set(name, { page, down });
      down(() => welcome(page));
      tellOther(name, { type: "away", userId: name, isAway: false });
    });
    return page;
  }

  return {
    open,
    close: () => pages.forEach((page) => page.leave()),
  };
}

/** A message in a few words; a description with its id and the id of the one that it builds on. */
function written(message: LinksReceives): string {
  if (message.type === "away") {
    return `that ${message.userId} is ${message.isAway ? "away" : "here"}`;
  }
  if (message.type !== "signal") return message.type;
  const signal = signalOf(message.signal);
  const of = `of ${message.signal.fromConnectionId}`;
  if (signal.type === "candidates") return `${signal.candidates.length} candidates ${of}`;
  const reference = referenceOf(signal.sdp);
  const on = reference ? ` on ${numberOf(reference)}` : "";
  return `${signal.type} ${numberOf(idOf(signal.sdp))}${on} ${of}`;
}

/** The end of a session id, enough to tell it from the few others. */
function numberOf(id: DescriptionId | undefined): string {
  return id ? `${id.session.slice(-4)}/${id.version}` : "?";
}
