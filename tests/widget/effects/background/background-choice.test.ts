import { expect } from "@open-wc/testing";
import { createBackgroundChoice } from "../../../../widget/effects/background/background-choice.ts";
import { readChoices, saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";

const PICTURE = "https://host.example/office.jpg";

describe("createBackgroundChoice()", () => {
  afterEach(() => saveChoices({}));

  const choice = (change: Partial<Parameters<typeof createBackgroundChoice>[0]> = {}) => {
    const progress: unknown[] = [];
    const source = createBackgroundChoice({
      pictures: [PICTURE],
      onChange: () => progress.push(source.progress),
      load: () => Promise.resolve(),
      ...change,
    });
    return { source, progress };
  };

  it("offers a blur, our pictures, the host's, and one chosen on another page", () => {
    const { source } = choice();
    expect(source.obstacle).to.equal(null);
    expect(source.offered).to.deep.equal(["blur", "dawn", "lagoon", "dusk", PICTURE]);
    saveChoices({ background: "https://host.example/other.jpg" });
    expect(source.offered.at(-1)).to.equal("https://host.example/other.jpg");
  });

  it("stores the choice beside the devices, and removes it for none", () => {
    const { source } = choice();
    const camera = { id: "cam", label: "A camera" };
    saveChoices({ camera });
    source.choose("blur");
    expect(readChoices()).to.deep.equal({ camera, background: "blur" });
    expect(source.chosen).to.equal("blur");
    source.choose(null);
    expect(readChoices()).to.deep.equal({ camera });
    expect(source.chosen).to.equal(null);
  });

  it("reports that the background is loading, and that loading failed", async () => {
    const { source, progress } = choice();
    saveChoices({ background: "dawn" });
    await source.prepare();
    expect(progress).to.deep.equal(["loading", null]);

    const failing = choice({ load: () => Promise.reject(new Error("no line")) });
    await failing.source.prepare();
    expect(failing.progress).to.deep.equal(["loading", "failed"]);
    failing.source.choose(null);
    expect(failing.source.progress).to.equal(null);
  });

  it("loads nothing while none is chosen", async () => {
    let loads = 0;
    const { source } = choice({ load: () => Promise.resolve(loads++) });
    await source.prepare();
    source.choose(null);
    expect(loads).to.equal(0);
  });

  it("checks the page's policy only once a background is chosen, and drops one that it forbids", () => {
    let questions = 0;
    const { source, progress } = choice({
      mayCompile() {
        questions++;
        return false;
      },
    });
    source.choose(null);
    expect([source.obstacle, questions]).to.deep.equal([null, 0]);
    progress.length = 0;
    source.choose("blur");
    expect(source.obstacle).to.equal("policy");
    expect(progress).to.have.lengthOf(1);
    expect(readChoices()).not.to.have.property("background");
  });

  it("reports the browser as the obstacle if it cannot draw any", () => {
    expect(choice({ canDraw: () => false }).source.obstacle).to.equal("browser");
  });
});
