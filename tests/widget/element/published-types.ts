/**
 * Compares the published types of the built widget with the element and the kit. Nothing runs here;
 * the type check fails where they differ.
 */
import type { LitElement } from "lit";
import type { CallType, EndReason, UserStatus } from "../../../server/protocol/call.ts";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import type { CallError } from "../../../widget/page/call-error.ts";
import type { ChatCall } from "../../../widget/chat-call.ts";
import type { ElementEvents } from "../../../widget/page/element-event.ts";
import type { DeviceErrorType } from "../../../widget/model/call-failure.ts";
import type * as Element from "../../../widget/published/element.ts";
import type * as Kit from "../../../widget/published/test-kit.ts";
import type { PastCall } from "../../../widget/testing/past-call.ts";
import type { createTestCall, TestCall } from "../../../widget/testing/test-call.ts";
import type { TestPerson } from "../../../widget/testing/test-person.ts";

/** Compiles if the real type is assignable to the published one. */
type Fits<Expected, _Real extends Expected> = true;
/**
 * Compiles if the first two are mutually assignable; each is passed a second time for the check.
 */
type Same<One extends OtherAgain, Other extends OneAgain, OneAgain, OtherAgain> = [One, Other];
type SameKeys<One, Other> = [keyof One, keyof Other] extends [keyof Other, keyof One] ? true
  : false;

/** The element's own members, without those of Lit and the browser. */
type Own<Whole> = Omit<Whole, keyof LitElement>;
/** The published types list possible texts more exactly than the element's own types. */
type Loosely<Events> = {
  [Name in keyof Events]: {
    [Key in keyof Events[Name]]: Events[Name][Key] extends string ? string : Events[Name][Key];
  };
};
/** These contain such texts, or (`strings`) any text. */
type Inexact = "call" | "participants" | "strings";
type Ended = EndReason | "answered-elsewhere";
type StartCallOptions = NonNullable<Parameters<ChatCall["startCall"]>[0]>;

export type Held = [
  Fits<Omit<Element.ChatCallElement, Inexact>, ChatCall>,
  Fits<Element.ChatCallElement["strings"], ChatCall["strings"]>,
  Fits<Element.CallError, CallError>,
  Fits<Loosely<Omit<Element.ElementEvents, "incoming">>, Loosely<ElementEvents>>,
  Fits<true, SameKeys<Own<Element.ChatCallElement>, Own<ChatCall>>>,
  Fits<true, SameKeys<Element.ElementEvents, ElementEvents>>,
  Fits<true, SameKeys<Element.CallView, NonNullable<ChatCall["call"]>>>,
  Fits<true, SameKeys<Element.ParticipantView, ChatCall["participants"][number]>>,
  Same<Element.StartCallOptions, StartCallOptions, Element.StartCallOptions, StartCallOptions>,
  Same<Element.CallState, ChatCall["state"], Element.CallState, ChatCall["state"]>,
  Same<Element.CallType, CallType, Element.CallType, CallType>,
  Same<Element.EndReason, Ended, Element.EndReason, Ended>,
  Same<Element.UserStatus, UserStatus, Element.UserStatus, UserStatus>,
  Same<Element.DeviceErrorType, DeviceErrorType, Element.DeviceErrorType, DeviceErrorType>,
  Same<Element.ScheduledCall, ScheduledCall, Element.ScheduledCall, ScheduledCall>,
  Fits<
    Pick<Element.ChatCallTemplateProps, "lang" | "tokenUrl" | "pushWorker">,
    { lang: string; tokenUrl: string; pushWorker: string }
  >,
  Fits<true, SameKeys<Element.ChatCallEmits, Element.PrefixedEvents>>,

  Fits<typeof Kit.createTestCall, typeof createTestCall>,
  Fits<true, SameKeys<Kit.TestCall, TestCall>>,
  Fits<true, SameKeys<Kit.TestPerson, TestPerson>>,
  Fits<true, SameKeys<Kit.PastCall, PastCall>>,
];
