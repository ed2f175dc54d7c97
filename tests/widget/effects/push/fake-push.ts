/** Fakes of the browser's service workers, push and notifications. */

export const KEY = "BAECAw";
const KEY_BYTES = [4, 1, 2, 3];

class FakeSubscription {
  static made = 0;
  readonly endpoint = `https://push.example/${++FakeSubscription.made}`;
  readonly options: { applicationServerKey: ArrayBuffer };
  isOver = false;

  constructor(key: Uint8Array<ArrayBuffer>, readonly end: () => void) {
    this.options = { applicationServerKey: key.buffer };
  }

  unsubscribe() {
    this.isOver = true;
    this.end();
    return Promise.resolve(true);
  }

  toJSON() {
    return { endpoint: this.endpoint, expirationTime: null, keys: { p256dh: "p", auth: "a" } };
  }
}

export class FakeWorker extends EventTarget {
  state = "installing";
  constructor(readonly scriptURL: string) {
    super();
  }
}

export class FakeRegistration {
  installing: FakeWorker | null;
  active: FakeWorker | null = null;
  subscription: FakeSubscription | null = null;
  failing = false;
  subscribedTimes = 0;
  /** A subscription waits for this; a push service may never answer. */
  answer: Promise<unknown> = Promise.resolve();

  constructor(script: string, readonly scope = new URL(".", script).href) {
    this.installing = new FakeWorker(script);
  }

  /** Activates the worker, so that it can be subscribed with. */
  activated(): this {
    const worker = this.installing!;
    [this.active, this.installing] = [worker, null];
    worker.dispatchEvent(new Event("statechange"));
    return this;
  }

  readonly pushManager = {
    getSubscription: () => Promise.resolve(this.subscription),
    subscribe: async (
      { applicationServerKey: key }: { applicationServerKey: Uint8Array<ArrayBuffer> },
    ) => {
      await this.answer;
      if (!this.active) throw new Error("no active worker");
      if (this.failing) throw new Error("no push service");
      return this.subscription ?? this.subscribed(key);
    },
  };

  /** Subscribes with this key. */
  subscribed(key = new Uint8Array(KEY_BYTES)): FakeSubscription {
    this.subscribedTimes++;
    return this.subscription = new FakeSubscription(key, () => this.subscription = null);
  }
}

/** Replaces the browser's own objects until `restore()`. */
export class FakePushBrowser {
  readonly registrations: FakeRegistration[] = [];
  readonly registered: string[] = [];
  permission: NotificationPermission = "granted";
  answer: NotificationPermission = "granted";
  asked = 0;
  /** While true, a newly registered worker is never installed. */
  isStuck = false;
  readonly #own = ["Notification", "PushManager"].map((name) =>
    [name, Object.getOwnPropertyDescriptor(globalThis, name)!] as const
  );

  constructor() {
    // deno-lint-ignore no-this-alias
    const browser = this;
    const fakes = {
      PushManager: class {},
      Notification: class {
        static get permission() {
          return browser.permission;
        }
        static requestPermission() {
          browser.asked++;
          return Promise.resolve(browser.permission = browser.answer);
        }
      },
    };
    for (const [name, value] of Object.entries(fakes)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    Object.defineProperty(navigator, "serviceWorker", {
      configurable: true,
      value: this.#workers(),
    });
  }

  /** Adds a worker that is already active. */
  has(script: string, scope?: string): FakeRegistration {
    const registration = new FakeRegistration(script, scope).activated();
    this.registrations.push(registration);
    return registration;
  }

  restore(): void {
    for (const [name, descriptor] of this.#own) Object.defineProperty(globalThis, name, descriptor);
    Reflect.deleteProperty(navigator, "serviceWorker");
  }

  #workers() {
    return {
      getRegistrations: () => Promise.resolve([...this.registrations]),
      getRegistration: (url: string) =>
        Promise.resolve(this.registrations.find(({ scope }) => url.startsWith(scope))),
      register: (url: { toString(): string }) => {
        this.registered.push(`${url}`);
        const registration = new FakeRegistration(`${url}`);
        this.registrations.push(registration);
        if (!this.isStuck) setTimeout(() => registration.activated());
        return Promise.resolve(registration);
      },
    };
  }
}
