/**
 * Catches up on what this server was never told, because another one did not know of it at the
 * time. It rereads calls from the store and makes affected people reconnect for a new welcome.
 * Changed rules are announced like any other change.
 */
import type { Clock } from "../../calls/clock.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { UserId } from "../../protocol/ids.ts";
import { StoreUnavailable } from "../../store/kv/kv.ts";
import type { Directory } from "../directory.ts";
import type { LocalParts } from "./reader.ts";

/** What catching up needs. */
export interface ArrearsDeps {
  clock: Clock;
  directory: Directory;
  /** Null before the start and after the end. */
  parts(): Pick<LocalParts, "calls" | "rereadRules"> | null;
  onFailure(error: unknown): void;
}

export interface Arrears {
  /**
   * Reads what was missed; if a server is `lost`, also finds the seats that nobody holds any more.
   */
  makeUp(options: { lost: boolean }): void;
}

const RETRY_MS = 1_000;

/** Catches up on calls and the directory. */
export function createArrears({ clock, directory, parts, onFailure }: ArrearsDeps): Arrears {
  /** Makes these people reconnect: the welcome shows the current state and returns their seats. */
  function welcomeAnew(people: UserId[]): void {
    for (const connection of people.flatMap((userId) => [...directory.ofUser(userId)])) {
      connection.close(CLOSE_CODE.restarting, "the server had lost contact with the other servers");
    }
  }

  async function read(lost: boolean): Promise<void> {
    const replica = parts()?.calls;
    if (!replica) return;
    welcomeAnew(await replica.reload());
    if (!lost) return;
    const gone = replica.seats().filter(({ connectionId }) =>
      directory.personAt(connectionId) === undefined
    );
    for (const device of gone) replica.departed(device).catch(onFailure);
  }

  function surelyRead(lost: boolean): void {
    read(lost).catch((error) => {
      if (error instanceof StoreUnavailable) clock.after(RETRY_MS, () => surelyRead(lost));
      else onFailure(error);
    });
  }

  return {
    makeUp({ lost }) {
      parts()?.rereadRules();
      surelyRead(lost);
    },
  };
}
