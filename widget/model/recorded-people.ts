/** Who and what a recording shows of a call, chosen from the machine's snapshot: only who has agreed to it. */
import type { UserId } from "../../server/protocol/ids.ts";
import { type CallMachineSnapshot, selectCameraOn, selectMicrophoneOn } from "./call-selectors.ts";

/** One person as a recording has them. */
export interface RecordedPerson {
  id: UserId;
  name: string;
  picture?: string | undefined;
  /** What they say; null where nothing may be heard of them. */
  voice: MediaStream | null;
  /** Their camera's picture; null where it is off or not here. */
  camera: MediaStream | null;
  screen: MediaStream | null;
}

/** Everybody in the call who has agreed, the maker last; `ownScreen` is what this page shares. */
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

/** Whether there is more to it than voices. */
export const isSeen = (
  { context: { call } }: CallMachineSnapshot,
  people: readonly RecordedPerson[],
): boolean => call?.callType === "video" || people.some(({ camera, screen }) => camera ?? screen);

/** Who has yet to agree. */
export function waitedFor({ context: { call } }: CallMachineSnapshot): string[] {
  const { recording, participants = [] } = call ?? {};
  if (!recording) return [];
  return participants.filter(({ userId, userStatus }) =>
    userStatus === "joined" && !recording.agreed.includes(userId)
  ).map(({ name }) => name);
}
