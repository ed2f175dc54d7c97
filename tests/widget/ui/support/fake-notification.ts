/** Notifications and the hidden page that they are for, without a browser that asks or a tab that goes. */

/** The browser's notifications, as a page that may show them has them. */
export class FakeNotification {
  static permission = "granted";
  static shown: FakeNotification[] = [];
  isOpen = true;
  onclick = () => {};
  constructor(readonly title: string, readonly options: NotificationOptions) {
    FakeNotification.shown.push(this);
  }
  close() {
    this.isOpen = false;
  }
}

/** The page as in a tab that nobody looks at, or as it is looked at again. */
export const hide = (isHidden: boolean) => {
  Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};
