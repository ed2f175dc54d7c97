import { expect } from "@open-wc/testing";
import type { Engine, EngineView } from "../../../widget/engine/engine-roles.ts";
import { createEngineRegistry, pageRegistry } from "../../../widget/engine/engine-registry.ts";

const SERVER = "https://calls.example/";

function fakeEngine() {
  const views = new Set<EngineView>();
  let closed = 0;
  const engine = {
    attach: (view: EngineView) => views.add(view),
    detach: (view: EngineView) => views.delete(view),
    get isDeserted() {
      return views.size === 0;
    },
    close: () => closed++,
  } as unknown as Engine;
  return { engine, views, closed: () => closed };
}
const view = (name: string) => ({ name }) as unknown as EngineView;
const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const never = (): Engine => {
  throw new Error("Cannot make a second engine");
};

describe("createEngineRegistry()", () => {
  it("shares one engine among all elements of a person", () => {
    const registry = createEngineRegistry();
    const { engine, views } = fakeEngine();
    registry.enter(SERVER, view("a")).attach("ann", () => engine);
    expect(registry.enter(SERVER, view("b")).attach("ann", never)).to.equal(engine);
    expect(views.size).to.equal(2);
  });

  it("keeps people and servers apart", () => {
    const registry = createEngineRegistry();
    const engines = [fakeEngine(), fakeEngine(), fakeEngine()].map(({ engine }) => engine);
    const found = [
      registry.enter(SERVER, view("a")).attach("ann", () => engines[0]),
      registry.enter(SERVER, view("b")).attach("ben", () => engines[1]),
      registry.enter("https://other.example/", view("c")).attach("ann", () => engines[2]),
    ];
    expect(found).to.deep.equal(engines);
  });

  it("closes an engine after its last element has left", async () => {
    const registry = createEngineRegistry();
    const { engine, closed } = fakeEngine();
    const [a, b] = [registry.enter(SERVER, view("a")), registry.enter(SERVER, view("b"))];
    a.attach("ann", () => engine);
    b.attach("ann", never);
    a.leave();
    await nextTask();
    expect(closed()).to.equal(0);
    b.leave();
    expect(closed()).to.equal(0);
    await nextTask();
    expect(closed()).to.equal(1);
  });

  it("keeps the engine while a replaced element's successor waits for its token", async () => {
    const registry = createEngineRegistry();
    const { engine, closed } = fakeEngine();
    const old = registry.enter(SERVER, view("old"));
    old.attach("ann", () => engine);
    old.leave();
    const next = registry.enter(SERVER, view("new"));
    await nextTask();
    expect(closed()).to.equal(0);
    expect(next.attach("ann", never)).to.equal(engine);
    await nextTask();
    expect(closed()).to.equal(0);
  });

  it("closes it if the new element belongs to another person", async () => {
    const registry = createEngineRegistry();
    const [anns, bens] = [fakeEngine(), fakeEngine()];
    const old = registry.enter(SERVER, view("old"));
    old.attach("ann", () => anns.engine);
    old.leave();
    registry.enter(SERVER, view("new")).attach("ben", () => bens.engine);
    await nextTask();
    expect([anns.closed(), bens.closed()]).to.deep.equal([1, 0]);
  });
});

describe("pageRegistry()", () => {
  it("is the same for every copy of the script", () => {
    expect(pageRegistry()).to.equal(pageRegistry());
    const page = globalThis as unknown as Record<symbol, unknown>;
    expect(page[Symbol.for("chat-call.engines")]).to.equal(pageRegistry());
  });
});
