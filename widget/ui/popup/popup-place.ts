/**
 * Keeps a popup where a person has put it, and wholly on the screen. Loaded when needed: the popup
 * is dragged, was dragged before, or something takes a part of the screen away.
 */
import { pageZoom } from "./page-zoom.ts";
import { type Area, type Margins, type Place, placeAt, pointOf, within } from "./popup-geometry.ts";
import { keepPlace } from "./popup-memory.ts";

export interface PopupPlace {
  /** The person has pressed on it, and may drag. */
  grab(event: PointerEvent): void;
  /** An arrow key on the grip. */
  nudge(key: string, isFar: boolean): void;
  close(): void;
}

export interface PopupPlaceOptions {
  popup: HTMLElement;
  /** The corner that the page wants. */
  position: string;
  /** Where it was put before. */
  place: Place | null;
}

/** How far a pointer moves before it drags; less is a press with an unsteady hand. */
const THRESHOLD_PX = 5;
/** What takes more of the screen's height than this is a keyboard, not a toolbar. */
const KEYBOARD_PX = 150;
const STEP_PX = 16;
const FAR_PX = 96;
/** How long a thrown popup glides on. */
const GLIDE_MS = 120;
/** On such screens a popup has the full width and moves only vertically, as in the style sheet. */
const narrow = matchMedia("(max-width: 480px)");
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Controls where the popup stands until it is closed. */
export function createPopupPlace({ popup, position, place }: PopupPlaceOptions): PopupPlace {
  const following = new AbortController();
  const { signal } = following;
  const sizes = new ResizeObserver(stand);
  let dragging: AbortController | null = null;

  function margins(): Margins {
    // The style sheet defines them there, safe areas included; the computed values are in pixels.
    const style = getComputedStyle(popup);
    return {
      top: parseFloat(style.scrollMarginTop),
      right: parseFloat(style.scrollMarginRight),
      bottom: parseFloat(style.scrollMarginBottom),
      left: parseFloat(style.scrollMarginLeft),
    };
  }

  function area(): Area {
    const { visualViewport: seen } = globalThis;
    const by = pageZoom(popup);
    return {
      left: (seen?.offsetLeft ?? 0) / by,
      top: (seen?.offsetTop ?? 0) / by,
      width: (seen?.width ?? innerWidth) / by,
      height: (seen?.height ?? innerHeight) / by,
    };
  }

  function size() {
    return { width: popup.offsetWidth, height: popup.offsetHeight };
  }

  function corner(): Place {
    const [wish, x] = position.split("-") as [Place["y"], Place["x"]];
    // Whatever is being typed is just above the keyboard.
    const y = narrow.matches && innerHeight / pageZoom(popup) - area().height > KEYBOARD_PX
      ? "top"
      : wish;
    const least = margins();
    return { x, y, fromX: least[x], fromY: least[y] };
  }

  function moveTo({ left, top }: { left: number; top: number }): void {
    popup.style.setProperty("inset-block", `${top}px auto`);
    if (narrow.matches) popup.style.removeProperty("inset-inline");
    else {
      popup.style.setProperty("left", `${left}px`);
      popup.style.setProperty("right", "auto");
    }
  }

  function stand(): void {
    if (dragging) return;
    if (popup.classList.contains("covers")) return release();
    const least = margins();
    popup.style.setProperty("max-block-size", `${area().height - least.top - least.bottom}px`);
    const at = place ?? corner();
    popup.style.setProperty("--_grows-up", at.y === "bottom" ? "1" : "0");
    moveTo(pointOf(at, size(), area(), least));
  }

  function release(): void {
    for (const name of ["inset-block", "left", "right", "max-block-size", "--_grows-up"]) {
      popup.style.removeProperty(name);
    }
  }

  function put(point: { left: number; top: number }): void {
    place = placeAt(point, size(), area(), margins());
    keepPlace(position, place);
    popup.classList.add("settling");
    stand();
  }

  function grab(event: PointerEvent): void {
    const { pointerId, clientX, clientY } = event;
    // The layout position, which ignores the entry animation.
    const { offsetLeft: left, offsetTop: top } = popup;
    const by = pageZoom(popup);
    const drag = new AbortController();
    let speed = { x: 0, y: 0 };
    let last = { x: clientX, y: clientY, at: event.timeStamp };

    const pointAt = (x: number, y: number) => ({
      left: left + (x - clientX) / by,
      top: top + (y - clientY) / by,
    });
    const isOurs = (one: PointerEvent) => one.pointerId === pointerId;
    const follow = (move: PointerEvent) => {
      if (!isOurs(move)) return;
      // The pointer was released before this code was loaded.
      if (move.buttons === 0) return drag.abort();
      const distance = Math.hypot(move.clientX - clientX, move.clientY - clientY);
      if (!dragging && distance < THRESHOLD_PX) return;
      if (!dragging) {
        dragging = drag;
        popup.classList.remove("settling");
        popup.classList.add("dragging");
        popup.setPointerCapture(pointerId);
      }
      const ms = Math.max(1, move.timeStamp - last.at);
      speed = { x: (move.clientX - last.x) / ms, y: (move.clientY - last.y) / ms };
      last = { x: move.clientX, y: move.clientY, at: move.timeStamp };
      moveTo(within(pointAt(move.clientX, move.clientY), size(), area(), margins()));
    };
    const drop = (end: PointerEvent) => {
      if (!isOurs(end)) return;
      drag.abort();
      if (dragging !== drag) return;
      dragging = null;
      popup.classList.remove("dragging");
      // A pointer that rested before its release throws nothing.
      const glideMs = end.timeStamp - last.at > 80 ? 0 : GLIDE_MS;
      put(pointAt(end.clientX + speed.x * glideMs, end.clientY + speed.y * glideMs));
    };
    addEventListener("pointermove", follow, { signal: drag.signal });
    addEventListener("pointerup", drop, { signal: drag.signal });
    addEventListener("pointercancel", drop, { signal: drag.signal });
    signal.addEventListener("abort", () => drag.abort());
  }

  sizes.observe(popup);
  for (const target of [globalThis, globalThis.visualViewport]) {
    target?.addEventListener("resize", stand, { signal });
  }
  globalThis.visualViewport?.addEventListener("scroll", stand, { signal });
  popup.addEventListener("transitionend", () => popup.classList.remove("settling"), { signal });
  stand();

  return {
    grab,
    nudge(key, isFar) {
      const arrow = ARROWS[key];
      if (!arrow) return;
      const { offsetLeft: left, offsetTop: top } = popup;
      const by = isFar ? FAR_PX : STEP_PX;
      const point = { left: left + arrow[0] * by, top: top + arrow[1] * by };
      const landed = within(point, size(), area(), margins());
      place = { ...placeAt(landed, size(), area(), margins()) };
      // A key moves by exactly one step: snapping would never let it leave an edge.
      if (place.x === "left") place.fromX = landed.left - area().left;
      else place.fromX = area().left + area().width - landed.left - size().width;
      if (place.y === "top") place.fromY = landed.top - area().top;
      else place.fromY = area().top + area().height - landed.top - size().height;
      keepPlace(position, place);
      stand();
    },
    close() {
      following.abort();
      sizes.disconnect();
      release();
    },
  };
}
