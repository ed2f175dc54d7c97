/** Fake notifications and a fake hidden page, without a permission prompt or a tab change. */

/** The browser's Notification class, with the permission granted. */
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

/** Makes the page hidden, or visible again. */
export const hide = (isHidden: boolean) => {
  Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};
