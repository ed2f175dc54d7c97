/**
 * What this server was never told, as another one did not know of it at the time: read from the
 * store, and told to people by a new welcome. Rules that have changed are told as any change of one.
 */
import type { Clock } from "../../calls/clock.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { UserId } from "../../protocol/ids.ts";
import { StoreUnavailable } from "../../store/kv/kv.ts";
import type { Directory } from "../directory.ts";
import type { LocalParts } from "./reader.ts";

/** What making up for it needs. */
export interface ArrearsDeps {
  clock: Clock;
  directory: Directory;
  /** Null before the start and after the end. */
  parts(): Pick<LocalParts, "calls" | "rereadRules"> | null;
  onFailure(error: unknown): void;
}

export interface Arrears {
  /** Reads what was not told; where a server is `lost` also which seats nobody has any more. */
  makeUp(options: { lost: boolean }): void;
}

const RETRY_MS = 1_000;

/** Arrears over the calls and the directory. */
export function createArrears({ clock, directory, parts, onFailure }: ArrearsDeps): Arrears {
  /** Has these people come back, who then see how things are and have their seats. */
  function welcomeAnew(people: UserId[]): void {
    for (const connection of people.flatMap((userId) => [...directory.ofUser(userId)])) {
      connection.close(CLOSE_CODE.restarting, "the server has lost touch for a while");
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
