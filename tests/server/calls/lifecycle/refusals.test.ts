/** Every refusal of a command on an existing call. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { cancel, end } from "../../../../server/calls/lifecycle/hang-up.ts";
import { resume } from "../../../../server/calls/lifecycle/seats.ts";
import type { Scene, Step } from "../../../../server/calls/lifecycle/step.ts";
import { device } from "../call-fixture.ts";
import {
  accepts,
  active,
  after,
  allIn,
  ann,
  ben,
  cal,
  declined,
  group,
  leaves,
  rejects,
  ringing,
  sceneAt,
} from "./fixture.ts";

const refusals: [string, CallRecord, (record: CallRecord, scene: Scene) => Step, string][] = [
  ["accept() by a stranger", ringing, accepts(cal), "forbidden"],
  ["accept() by the caller", ringing, accepts(ann), "not-ringing"],
  ["accept() after the end", declined, accepts(ben), "call-over"],
  ["accept() on a second device", active, accepts(device("ben", 2)), "answered-elsewhere"],
  ["accept() after declining", after(group, rejects(ben)), accepts(ben), "not-ringing"],
  ["accept() after leaving", after(allIn, leaves(ben)), accepts(ben), "not-ringing"],
  ["reject() by a stranger", ringing, rejects(cal), "forbidden"],
  ["reject() by the caller", ringing, rejects(ann), "not-ringing"],
  ["reject() after the end", declined, rejects(ben), "call-over"],
  ["reject() after accepting", active, rejects(ben), "call-over"],
  ["reject() on a second device", active, rejects(device("ben", 2)), "answered-elsewhere"],
  ["reject() twice", after(group, rejects(ben)), rejects(ben), "not-ringing"],
  ["cancel() by a stranger", ringing, (r, s) => cancel(r, cal, s), "forbidden"],
  ["cancel() by the callee", ringing, (r, s) => cancel(r, ben, s), "forbidden"],
  ["cancel() after the answer", active, (r, s) => cancel(r, ann, s), "call-over"],
  ["cancel() after the end", declined, (r, s) => cancel(r, ann, s), "call-over"],
  ["leave() by a stranger", active, leaves(cal), "forbidden"],
  ["leave() after the end", declined, leaves(ben), "call-over"],
  ["leave() twice", after(allIn, leaves(ben)), leaves(ben), "not-in-call"],
  ["end() by a stranger", active, (r, s) => end(r, cal, undefined, s), "forbidden"],
  ["end() after the end", declined, (r, s) => end(r, ann, undefined, s), "call-over"],
  [
    "end() after leaving",
    after(allIn, leaves(ann)),
    (r, s) => end(r, ann, undefined, s),
    "not-in-call",
  ],
  ["resume() by a stranger", active, (r, s) => resume(r, cal, () => true, s), "forbidden"],
  ["resume() after the end", declined, (r, s) => resume(r, ben, () => true, s), "call-over"],
  ["resume() while it rings", ringing, (r, s) => resume(r, ben, () => true, s), "not-in-call"],
  [
    "resume() while the seat's connection lives",
    active,
    (r, s) => resume(r, device("ben", 2), () => false, s),
    "answered-elsewhere",
  ],
];

for (const [name, record, command, code] of refusals) {
  Deno.test(`${name} is refused as ${code}`, () => {
    const step = command(record, sceneAt(5000));
    assert.equal(step.ok ? "no refusal" : step.code, code);
  });
}
