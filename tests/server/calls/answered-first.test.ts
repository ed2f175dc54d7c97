/** The answer to a command comes before the news of it. */
import assert from "node:assert/strict";
import { answeredFirst } from "../../../server/calls/answered-first.ts";
import { createLanes } from "../../../server/calls/lanes.ts";

function createStage() {
  const lanes = createLanes();
  const said: string[] = [];
  const onFailure = (error: unknown) => void said.push(String(error));
  return { lanes, said, onFailure };
}

Deno.test("answeredFirst() gives the answer before the news, and the lane waits for both", async () => {
  const { lanes, said, onFailure } = createStage();
  const asked = answeredFirst(
    { lanes, onFailure },
    "call",
    () => Promise.resolve({ answer: "yes", news: [() => said.push("news")] }),
  ).then((answer) => said.push(answer));
  await lanes.enter("call", () => Promise.resolve(said.push("next")));
  await asked;
  assert.deepEqual(said, ["yes", "news", "next"]);
});

Deno.test("answeredFirst() reports news that fails, and still delivers the rest", async () => {
  const { lanes, said, onFailure } = createStage();
  const fail = () => {
    throw new Error("nobody listens");
  };
  const answer = await answeredFirst(
    { lanes, onFailure },
    "call",
    () => Promise.resolve({ answer: "yes", news: [fail, () => said.push("news")] }),
  );
  await lanes.idle();
  assert.equal(answer, "yes");
  assert.deepEqual(said, ["Error: nobody listens", "news"]);
});

Deno.test("answeredFirst() fails when its work fails, and the lane goes on", async () => {
  const { lanes, said, onFailure } = createStage();
  const broken = answeredFirst(
    { lanes, onFailure },
    "call",
    () => Promise.reject(new Error("bug")),
  );
  await assert.rejects(broken, /bug/);
  assert.equal(await lanes.enter("call", () => Promise.resolve("on")), "on");
  assert.deepEqual(said, []);
});
