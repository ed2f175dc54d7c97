/**
 * The window of a call: provides the call to everything inside it, shows the panel that fits its
 * state, tells screen readers what changed, and keeps the focus where a person expects it.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import type { LineView } from "../../model/line-view.ts";
import type { ElsewhereCall } from "../../model/tab-call.ts";
import { ActorSlice } from "../kit/actor-slice.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { allowedControls } from "./call-control.ts";
import { callWindowStyles } from "./call-window.styles.ts";
import { ConnectPatience } from "./connect-patience.ts";
import { CallContextProvider } from "./contexts.ts";
import { PANEL_PARTS } from "./exported-parts.ts";
import { namesOf } from "../kit/face.ts";
import { FocusOffer } from "./focus-offer.ts";
import { elsewherePanel } from "../elsewhere/elsewhere-loader.ts";
import { FullScreen } from "../popup/full-screen.ts";
import { GroupLoader } from "../group/group-loader.ts";
import { Invitation } from "./invitation.ts";
import { hueOf } from "../../model/person-look.ts";
import type { RequestEvent } from "../kit/request-event.ts";
import { grip, gripStyles } from "../popup/popup-grip.ts";
import { liveWords } from "./live-words.ts";
import { lift } from "../popup/popup-lift.ts";
import { PopupMover } from "../popup/popup-mover.ts";
import { RingAlerts, ringOf } from "../ring/ring-alerts.ts";
import { Told } from "./say-event.ts";
import type { Strings } from "../words/strings.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { PanelChoice, type PanelName, selectWindow, type WindowView } from "./window-view.ts";
import { spokenOf } from "./window-words.ts";

export class CallWindow extends LitElement {
  static override styles = [buttonTokens, tokens, base, unseen, callWindowStyles, gripStyles];
  static override properties = {
    handle: { attribute: false },
    line: { attribute: false },
    elsewhere: { attribute: false },
    display: {},
    position: {},
    strings: { attribute: false },
    quiet: { type: Boolean },
    controls: {},
  };

  declare handle: CallHandle | null;
  /** Whose chat it is, and who is present in it. */
  declare line: LineView | null;
  /** The call that another tab has. */
  declare elsewhere: ElsewhereCall | null;
  declare display: "popup" | "inline";
  declare position: string | null;
  declare strings: Strings;
  /** The page draws the incoming call itself: nothing is shown until it is answered. */
  declare quiet: boolean;
  /** The optional controls, as `controlsOf()` names them. */
  declare controls: string;

  readonly #context = new CallContextProvider(this);
  readonly #told = new Told(this);
  readonly #patience = new ConnectPatience(this);
  readonly #slice = new ActorSlice(this, selectWindow, this.#patience.follow);
  readonly #choice = new PanelChoice();
  readonly #focus = new FocusOffer(this);
  readonly #group = new GroupLoader(this);
  readonly #invitation = new Invitation(this);
  #controls = "";
  readonly #alerts = new RingAlerts(this);
  readonly #mover = new PopupMover(this);
  readonly #screen: FullScreen = new FullScreen(
    this,
    () => this.renderRoot.querySelector("chat-call-stage-panel"),
    () => this.display === "popup",
  );
  #shown: PanelName | null = null;
  #focusWasInside = false;
  #live: unknown;

  constructor() {
    super();
    this.handle = this.line = this.elsewhere = null;
    this.display = "popup";
    this.position = "bottom-left";
    this.quiet = false;
    this.controls = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.translate = false; // Translators replace text nodes, so that no change would be seen.
    // The browser closes a popover that is moved in the page.
    this.#lift();
  }

  /** While a link connects, drawing waits, to leave it the processor; one update then draws all. */
  protected override performUpdate(): void {
    this.#slice.follow(this.handle?.actor ?? null);
    this.#patience.draw(() => super.performUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { handle, strings } = this;
    const controls = allowedControls(this) + this.#invitation.update();
    const isNew = controls !== this.#controls || changed.has("handle") || changed.has("strings");
    if (handle && isNew) {
      this.#context.set({ handle, strings, controls: this.#controls = controls });
    }
    this.#focusWasInside = this.#focus.isInside;
    const isLeft = controls.includes("chat") && handle?.messages.desk?.box?.view.isLeft;
    this.#choice.follow(this.#slice.value, this.quiet, isLeft, this.line?.running);
    this.#group.follow(this.#slice.value?.isGroup ?? false);
    this.#mover.choose(this.position, this.#panelName, this.#screen.isPhone);
    const { faces = [] } = this.#choice.closing ?? this.#slice.value ?? {};
    const [face] = this.elsewhere?.people ?? faces;
    if (face) this.style.setProperty("--_hue", String(hueOf(face.id)));
  }

  protected override render(): TemplateResult {
    const view = this.#slice.value;
    const panel = this.#panelName;
    const { closing } = this.#choice;
    const faces = panel === "elsewhere" ? this.elsewhere!.people : null;
    const name = namesOf(faces ?? (closing ?? view)?.faces ?? [], this.strings);
    const incoming = panel === "incoming" ? this.strings.incomingFrom(view!.callType, name) : "";
    const said = spokenOf(view, panel, closing, name, this.strings, this.#group.isDrawn);
    this.#live = liveWords(said, this.#told.during(panel), this.#group.news);
    return html`
      ${this.#screen.isNative ? nothing : this.#live}
      <p class="unseen" role="alert">${this.#alerts.words(view?.sessionId, incoming)}</p>
      ${panel ? this.#window(panel, view!, incoming || this.strings.callWith(name)) : nothing}
    `;
  }

  protected override updated(): void {
    this.#lift();
    const panel = this.#panelName;
    const view = this.#slice.value;
    // A page that draws the incoming call itself also alerts people to it.
    const isShown = panel === "incoming" && view?.state === "incoming";
    this.#alerts.show(
      isShown ? ringOf(view, this.strings, this.handle!) : null,
      isShown && view.alerts,
    );
    this.#mover.follow(this.renderRoot.querySelector(".popup"));
    const before = this.#shown;
    this.#shown = panel;
    if (panel === before) return;
    if (before !== "stage" && panel !== "stage") this.#screen.reset();
    if (panel === null) return this.#focus.giveBack(this.#focusWasInside);
    const target = this.renderRoot.querySelector<HTMLElement>(
      panel === "incoming" ? "chat-call-incoming-panel" : ".window",
    );
    if (before === null) this.#focus.offer(target);
    else this.#focus.carry(target, this.#focusWasInside);
  }

  /** Another tab's call shows where this page has none, also in place of an outcome. */
  get #panelName(): PanelName | null {
    const { panel } = this.#choice;
    return this.elsewhere && (panel === null || panel === "ended") ? "elsewhere" : panel;
  }

  #window(panel: PanelName, view: WindowView, label: string): TemplateResult {
    const { display } = this;
    const fills = view.hasPictures && (panel === "stage" || panel === "outgoing");
    const classes: string[] = ["window", panel, view.hasPictures ? "video" : "voice", display];
    if (display === "popup") classes.push(this.#mover.corner);
    if (fills && this.#screen.covers) classes.push("covers");
    if (this.#group.isDrawn) classes.push("group");
    return html`
      <div
        class=${classes.join(" ")}
        part="popup"
        popover=${display === "popup" ? "manual" : nothing}
        tabindex="-1"
        role=${panel === "incoming" ? "alertdialog" : "region"}
        aria-label=${label}
        @chat-call-request=${this.#handleRequest}
        @pointerdown=${this.#mover.grab}
        @chat-call-full-screen=${() => this.#screen.toggle()}
        @chat-call-add-people=${this.#invitation.open}
      >${this.#panel(panel, fills)}${display === "popup"
        ? grip(this.strings.moveWindow, this.#mover.nudge)
        : nothing}</div>
    `;
  }

  #panel(panel: PanelName, fills: boolean): TemplateResult {
    switch (panel) {
      case "incoming":
        return html`
          <chat-call-incoming-panel
            part="incoming"
            exportparts=${PANEL_PARTS}
          >${this.#group.ring(this.line)}</chat-call-incoming-panel>
        `;
      case "outgoing":
        return html`
          <chat-call-outgoing-panel
            exportparts=${PANEL_PARTS}
            ?full=${fills && this.#screen.covers}
            ?grouped=${this.#group.isDrawn}
          >${this.#group.ring(this.line)}</chat-call-outgoing-panel>
        `;
      case "stage":
        return html`
          <chat-call-stage-panel
            part="stage"
            exportparts=${PANEL_PARTS}
            .canFill=${this.#screen.isPossible}
            ?full=${fills && this.#screen.isFull}
            ?grouped=${this.#group.isDrawn}
          >${this.#screen.isNative ? this.#live : nothing}</chat-call-stage-panel>
        `;
      case "ended":
        return html`
          <chat-call-ended-panel
            exportparts=${PANEL_PARTS}
            .view=${this.#choice.closing}
            .strings=${this.strings}
          ></chat-call-ended-panel>
        `;
      case "elsewhere":
        return elsewherePanel(this.elsewhere!, this.strings, PANEL_PARTS);
    }
  }

  #handleRequest({ detail }: RequestEvent): void {
    if (detail.type !== "dismiss") return;
    this.#choice.dismiss();
    this.requestUpdate();
  }

  /** Lifts a new popup or panel above the page; without popovers `position: fixed` has to do. */
  #lift(): void {
    const popup = this.shadowRoot?.querySelector<HTMLElement>(".window[popover]");
    if (!popup?.popover || !this.isConnected) return;
    if (this.#panelName !== this.#shown || !popup.matches(":popover-open")) lift(popup);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-window": CallWindow;
  }
}
