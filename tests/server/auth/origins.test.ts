/** Which pages may connect. */
import assert from "node:assert/strict";
import { allowsOrigin } from "../../../server/auth/origins.ts";

const SHOP = new Set(["https://shop.example"]);

Deno.test("allowsOrigin() accepts exactly the listed origins", () => {
  assert.equal(allowsOrigin(SHOP, "https://shop.example", "calls.example"), true);
  for (
    const origin of [
      "http://shop.example",
      "https://shop.example:8443",
      "https://shop.example.evil.example",
      "https://evilshop.example",
      "https://SHOP.example",
      "https://shop.example/",
      "null",
      "",
    ]
  ) assert.equal(allowsOrigin(SHOP, origin, "calls.example"), false, origin);
});

Deno.test("allowsOrigin() accepts the server's own pages only where no origin is set", () => {
  assert.equal(allowsOrigin(new Set(), "https://calls.example", "calls.example"), true);
  assert.equal(allowsOrigin(new Set(), "http://localhost:8000", "localhost:8000"), true);
  assert.equal(allowsOrigin(new Set(), "http://localhost:8001", "localhost:8000"), false);
  assert.equal(allowsOrigin(new Set(), "https://calls.example", undefined), false);
  assert.equal(allowsOrigin(SHOP, "https://calls.example", "calls.example"), false);
});

Deno.test("allowsOrigin() accepts every page for *, and always a client that sends no origin", () => {
  assert.equal(allowsOrigin("*", "https://any.example", "calls.example"), true);
  assert.equal(allowsOrigin(SHOP, undefined, "calls.example"), true);
  assert.equal(allowsOrigin(new Set(), null, "calls.example"), true);
});
