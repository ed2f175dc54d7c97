/** Who and what a recording of a call shows: only people who have agreed to it. */
import type { UserId } from "../../server/protocol/ids.ts";
import { type CallMachineSnapshot, selectCameraOn, selectMicrophoneOn } from "./call-selectors.ts";

/** One person in a recording. */
export interface RecordedPerson {
  id: UserId;
  name: string;
  picture?: string | undefined;
  /** Their voice; null if they are muted or not heard. */
  voice: MediaStream | null;
  /** Their camera's picture; null if it is off or has not arrived. */
  camera: MediaStream | null;
  screen: MediaStream | null;
}

/** Everybody in the call who has agreed, the local person last, with this page's `ownScreen`. */
export function recordedPeople(
  snapshot: CallMachineSnapshot,
  ownScreen: MediaStream | null,
): RecordedPerson[] {
  const { call, selfId, localStream, remoteStreams, remoteScreens } = snapshot.context;
  const agreed = call?.recording?.agreed ?? [];
  const people = (call?.participants ?? []).filter(({ userId, userStatus }) =>
    userStatus === "joined" && agreed.includes(userId)
  );
  const isSelf = ({ userId }: { userId: UserId }) => userId === selfId;
  return people.toSorted((one, other) => Number(isSelf(one)) - Number(isSelf(other))).map((one) => {
    const { userId: id, name, picture } = one;
    if (isSelf(one)) {
      return {
        id,
        name,
        picture,
        voice: selectMicrophoneOn(snapshot) ? localStream : null,
        camera: selectCameraOn(snapshot) ? localStream : null,
        screen: ownScreen,
      };
    }
    const stream = remoteStreams[id] ?? null;
    return {
      id,
      name,
      picture,
      voice: one.muted ? null : stream,
      camera: one.videoEnabled ? stream : null,
      screen: (one.screenEnabled && remoteScreens[id]) || null,
    };
  });
}

/** Whether there is anything to show besides voices. */
export const isSeen = (
  { context: { call } }: CallMachineSnapshot,
  people: readonly RecordedPerson[],
): boolean => call?.callType === "video" || people.some(({ camera, screen }) => camera ?? screen);

/** The names of those who have not agreed yet. */
export function waitedFor({ context: { call } }: CallMachineSnapshot): string[] {
  const { recording, participants = [] } = call ?? {};
  if (!recording) return [];
  return participants.filter(({ userId, userStatus }) =>
    userStatus === "joined" && !recording.agreed.includes(userId)
  ).map(({ name }) => name);
}
