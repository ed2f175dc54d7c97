/**
 * A person in a call who acts at random: changes pages, turns on the camera, shares the screen.
 * Knows what they send, not what arrives.
 */
import { config } from "../../model/script.ts";
import { CALL } from "./link-pairs.ts";
import { type Name, otherOf, type Page, type TwoSeats } from "./two-seats.ts";

export interface ChancePerson {
  readonly name: Name;
  /** Their current page. */
  readonly page: Page;
  readonly hasCamera: boolean;
  readonly hasScreen: boolean;
  /** Does one thing, or nothing, within the next moments. */
  act(): Promise<void>;
  /** Stops all captured tracks. */
  stop(): void;
}

export interface ChancePersonOptions {
  name: Name;
  random: () => number;
  seats: TwoSeats;
  callType: "voice" | "video";
  isPolite: boolean;
  /** A microphone and a camera; each page gets clones of their tracks. */
  devices: MediaStream;
  note: (line: string) => void;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function createChancePerson(
  { name, random, seats, callType, isPolite, devices, note }: ChancePersonOptions,
): ChancePerson {
  const captured: MediaStreamTrack[] = [];
  let hasCamera = callType === "video";
  let hasScreen = false;
  let page = come();

  function capture(tracks: MediaStreamTrack[]): MediaStream {
    const own = tracks.map((track) => track.clone());
    captured.push(...own);
    return new MediaStream(own);
  }

  /** Opens a page; its configuration is sometimes late, and its devices often. */
  function come(): Page {
    const configMs = random() < 0.8 ? 0 : random() * 60;
    const devicesMs = random() < 0.3 ? 0 : random() * 150;
    return seats.open(name, (opened) => {
      note(`${opened.id} is welcome`);
      const configure = () => opened.links.send({ type: "configure", config });
      if (configMs === 0) configure();
      else setTimeout(configure, configMs);
      const people = [{ userId: otherOf(name), isPolite }];
      opened.links.send({ type: "meet", ...CALL, callType, people });
      setTimeout(() => openDevices(opened), devicesMs);
    });
  }

  /**
   * Captures what is wanted by now: the camera may have been turned on while the devices were late.
   */
  function openDevices({ id, links, isOpen }: Page): void {
    if (!isOpen) return;
    note(`${id} has a microphone${hasCamera ? " and a camera" : ""}`);
    const tracks = hasCamera ? devices.getTracks() : devices.getAudioTracks();
    links.send({ type: "local-stream", stream: capture(tracks) });
  }

  async function changePage(): Promise<void> {
    page.leave();
    // Sharing a screen ends with the page.
    hasScreen = false;
    await pause(20 + random() * 120);
    page = come();
  }

  function turnOnCamera(): void {
    hasCamera = true;
    openDevices(page);
  }

  function shareOrNot(): void {
    hasScreen = !hasScreen;
    note(`${page.id} ${hasScreen ? "shares" : "no longer shares"} the screen`);
    const stream = hasScreen ? capture(devices.getVideoTracks()) : null;
    page.links.send({ type: "screen", stream });
  }

  return {
    name,
    get page() {
      return page;
    },
    get hasCamera() {
      return hasCamera;
    },
    get hasScreen() {
      return hasScreen;
    },
    async act() {
      await pause(random() * 60);
      const chance = random();
      if (chance < 0.5) await changePage();
      else if (chance < 0.75) turnOnCamera();
      else if (chance < 0.9) shareOrNot();
    },
    stop: () => captured.forEach((track) => track.stop()),
  };
}
