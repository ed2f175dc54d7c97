/**
 * Everybody in a video call of more than two, laid out to fill the available room. One's own tile
 * is among them, or in a corner while there is only one other.
 */
import { html, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { CallPanel } from "../window/call-panel.ts";
import type { Strings } from "../words/strings.ts";
import { Farewells } from "./farewells.ts";
import type { GroupTile } from "./group-tile.ts";
import { groupTilesStyles } from "./group-tiles.styles.ts";
import { type GroupView, selectGroup, type Somebody } from "./group-view.ts";
import { StageLayout } from "./stage-layout.ts";

export class GroupTiles extends CallPanel<GroupView> {
  static override styles = [base, groupTilesStyles];

  readonly #farewells = new Farewells(this);
  /** Each person keeps one tile while they are here: a picture that changes tiles flickers. */
  readonly #tiles = new Map<string, GroupTile>();
  readonly #grid = document.createElement("div");

  constructor() {
    super(selectGroup);
    new StageLayout(this);
  }

  protected override draw({ people, own, stream }: GroupView, strings: Strings): TemplateResult {
    const shown = this.#farewells.of(people);
    const self: Somebody = {
      id: own.selfId,
      name: "",
      muted: !own.microphoneOn,
      showing: own.cameraOn && stream !== null,
      away: null,
      stream,
      screen: null,
      presence: "here",
      quality: null,
    };
    const isInCorner = shown.length < 2;
    const all = isInCorner && !self.showing ? shown : [...shown, self];
    this.#grid.className = `grid n${isInCorner ? shown.length : all.length}`;
    this.#place(all, own.selfId, strings);
    this.#tiles.get(own.selfId)?.classList.toggle("corner", isInCorner);
    return html`${this.#grid}`;
  }

  /** Removes and adds only what has changed, and leaves every other tile in place. */
  #place(people: readonly Somebody[], selfId: string, strings: Strings): void {
    const { children } = this.#grid;
    for (const [id, tile] of this.#tiles) {
      if (people.some((person) => person.id === id)) continue;
      tile.remove();
      this.#tiles.delete(id);
    }
    people.forEach((person, at) => {
      const tile = this.#tiles.get(person.id) ?? this.#create(person.id, person.id === selfId);
      Object.assign(tile, { person, strings, levels: this.levels });
      if (children[at] !== tile) this.#grid.insertBefore(tile, children[at] ?? null);
    });
  }

  #create(id: string, own: boolean): GroupTile {
    const tile = Object.assign(document.createElement("chat-call-group-tile"), { own });
    tile.setAttribute("part", own ? "tile local-preview" : "tile");
    tile.setAttribute("exportparts", "avatar, name, status, quality");
    this.#tiles.set(id, tile);
    return tile;
  }
}
