/** History and statistics over REST: filters, pages, totals, days and refusals. */
import assert from "node:assert/strict";
import { CallPage, CallStatistics } from "../../../server/protocol/rest.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

async function read({ request, bearer }: TestApp, path: string, userId = "ann") {
  const response = await request(`/api/calls${path}`, await bearer(userId));
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return (await response.json()).data;
}

const page = async (app: TestApp, query: string, userId?: string) =>
  CallPage.parse(await read(app, `?${query}`, userId));

Deno.test("/api/calls filters by type, status, direction and chat, and gives the filtered total", async () => {
  const app = await createTestApp();
  await app.startCalls(3);
  const totals: [string, number, string?][] = [
    ["type=voice", 3],
    ["type=video", 0],
    ["status=cancelled", 3],
    ["status=missed", 0],
    ["status=ringing", 0],
    ["direction=outgoing", 3],
    ["direction=incoming", 0],
    ["direction=incoming", 3, "ben"],
    ["type=voice&status=cancelled&direction=incoming&chatId=chat-1", 3, "ben"],
    ["chatId=chat-2", 0],
  ];
  for (const [query, total, userId] of totals) {
    const { calls, pagination } = await page(app, query, userId);
    assert.equal(pagination.total, total, query);
    assert.equal(calls.length, total, query);
  }
});

Deno.test("/api/calls filters by UTC days, both inclusive, and by timestamps", async () => {
  const app = await createTestApp();
  await app.startCalls(2);
  const [newest, oldest] = (await page(app, "")).calls.map(({ initiatedAt }) => initiatedAt);
  // A run across midnight has two days.
  const firstDay = oldest.slice(0, 10);
  const lastDay = newest.slice(0, 10);
  const dayAfter = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
  const before = new Date(Date.parse(oldest) - 1).toISOString();
  const totals: [string, number][] = [
    [`from=${firstDay}&to=${lastDay}`, 2],
    [`from=${firstDay}`, 2],
    [`to=${lastDay}`, 2],
    [`from=${dayAfter}`, 0],
    [`from=${dayAfter}&to=${firstDay}`, 0],
    [`from=${newest}`, 1],
    [`to=${oldest}`, 1],
    [`to=${before}`, 0],
    [`from=${oldest}&to=${newest}`, 2],
    [`from=${encodeURIComponent(oldest.replace("Z", "+00:00"))}`, 2],
    ["from=0001-01-01&to=9999-12-31", 2],
  ];
  for (const [query, total] of totals) {
    const { calls, pagination } = await page(app, query);
    assert.equal(pagination.total, total, query);
    assert.equal(calls.length, total, query);
  }
});

Deno.test("/api/calls pages by offset and by cursor alike", async () => {
  const app = await createTestApp();
  const ids = (await app.startCalls(5)).toReversed();
  const second = await page(app, "limit=2&offset=2");
  assert.deepEqual(second.calls.map(({ id }) => id), ids.slice(2, 4));
  const { cursor, ...rest } = second.pagination;
  assert.deepEqual(rest, { total: 5, limit: 2, offset: 2, hasMore: true });
  const third = await page(app, `limit=2&cursor=${cursor}`);
  assert.deepEqual(third.calls.map(({ id }) => id), ids.slice(4));
  assert.equal(third.pagination.total, 5);
  assert.equal(third.pagination.hasMore, false);
  assert.deepEqual((await page(app, "offset=1000")).calls, []);
});

Deno.test("/api/calls/stats has the documented shape, with and without calls", async () => {
  const app = await createTestApp();
  const none = CallStatistics.parse(await read(app, "/stats"));
  assert.deepEqual(none, {
    timeframe: "30d",
    stats: {
      total: 0,
      byType: { voice: 0, video: 0 },
      byStatus: { ended: 0, missed: 0, rejected: 0, cancelled: 0 },
      byDirection: { incoming: 0, outgoing: 0 },
      totalDuration: 0,
      averageDuration: 0,
      longestCall: 0,
      shortestCall: 0,
      recentCalls: 0,
    },
    callFrequency: {},
    quality: { avgBitrate: null, avgPacketLoss: null, avgJitter: null, avgRoundTripTime: null },
  });
  await app.startCalls(2);
  for (const timeframe of ["7d", "30d", "90d", "all"]) {
    const { stats, callFrequency } = CallStatistics.parse(
      await read(app, `/stats?timeframe=${timeframe}&chatId=chat-1`, "ben"),
    );
    assert.equal(stats.total, 2);
    assert.equal(stats.recentCalls, 2);
    assert.equal(stats.byStatus.cancelled, 2);
    assert.equal(stats.byDirection.incoming, 2);
    assert.equal(Object.values(callFrequency).reduce((sum, count) => sum + count, 0), 2);
  }
  assert.equal((await read(app, "/stats?chatId=other")).stats.total, 0);
});

Deno.test("/api/calls/stats refuses an unknown timeframe", async () => {
  const { request, bearer } = await createTestApp();
  for (const query of ["timeframe=1y", "timeframe=", "from=2026-01-01"]) {
    const response = await request(`/api/calls/stats?${query}`, await bearer("ann"));
    assert.equal(response.status, 400, query);
  }
});
