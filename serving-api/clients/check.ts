/** The generated TypeScript client makes the calls against a running API: URL and TOKEN in the environment. */

import {Configuration, EventsApi, EventTypeEnum, GuestsApi, HealthApi, ListsApi, NewRefusalTypeEnum, RecommendationListSourceEnum, ResponseError, UsersApi} from "./typescript/index.js";

declare const process: {env: Record<string, string>};

const USER = "client-typescript";
const server = {basePath: process.env.URL};
const caller = new Configuration({...server, accessToken: process.env.TOKEN});
const [lists, events, users] = [new ListsApi(caller), new EventsApi(caller), new UsersApi(caller)];

function expect(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`expected ${what}`);
  }
}

async function status(call: Promise<unknown>): Promise<number> {
  return call.then(() => 200, failure => failure instanceof ResponseError ? failure.response.status : Promise.reject(failure));
}

expect((await new HealthApi(new Configuration(server)).health()).status === "up", "a healthy API");

const list = await lists.recommendations({userId: "12347", limit: 5, explain: true, shelves: true, exclude: ["22423", "85123A"]});
expect(list.source === RecommendationListSourceEnum.Personalized && list.items.length === 5, "five products of the user's own");
expect(list.generatedAt instanceof Date && list.generatedAt.getTime() > 0, "the time of the list");
expect(list.items.every(item => item.name !== "" && item.reasons.length > 0 && (item.contributions ?? []).length >= item.reasons.length), "reasons");
expect((list.shelves ?? []).length > 0 && list.shelves![0].items[0].score === null, "shelves without scores");

const first = list.items[0].productId;
expect((await lists.popularProducts({limit: 3})).items.length === 3, "three popular products");
expect((await lists.similarProducts({productId: first, limit: 3})).items.length === 3, "three similar products");
expect((await lists.visitorRecommendations({viewed: [first], limit: 3})).source === "similar", "a list from what was viewed");
expect((await lists.recommendationsByQuery({userId: "any/id", limit: 2})).userId === "any/id", "an id that no path can carry");

expect((await lists.recommendations({userId: "12347", recsConsent: "none"})).userId === null, "a list of nobody without consent");
const parameters = await new ListsApi(new Configuration(server)).rankingParameters({lang: "de"});
expect(parameters.language === "de" && parameters.sections.some(section => section.name === "controls"), "parameters in German");

const own = await lists.recommendations({userId: USER, limit: 1});
const shown = {userId: USER, productId: own.items[0].productId, source: own.source, position: 1, recommendationId: own.recommendationId};
const report = await events.postEvents({idempotencyKey: `${USER}-${Date.now()}`, event: [
  {type: EventTypeEnum.View, userId: USER, productId: first, at: new Date()},
  {type: EventTypeEnum.Impression, ...shown},
  {type: EventTypeEnum.Click, ...shown},
  {type: EventTypeEnum.Order, userId: USER, orderId: "1", productIds: [first, "no-such-product"]},
  {type: EventTypeEnum.Search, userId: USER, query: "someone@example.org"}]});
expect(report.accepted === 4 && report.rejected[0].index === 4 && report.ignored[0].productIds[0] === "no-such-product", "a report by index");

const guest = await new GuestsApi(new Configuration(server)).beginGuest();
const visitor = new Configuration({...server, accessToken: guest.guestToken});
expect(guest.expires > new Date(), "a token of a guest that lasts");
await new EventsApi(visitor).postEvents({event: [{type: EventTypeEnum.View, userId: "me", productId: first, at: new Date()}]});
expect((await new ListsApi(visitor).recommendations({userId: "me", limit: 3})).userId === null, "a list of nobody known");
const merge = {userId: USER, guestMerge: {guestToken: guest.guestToken}};
expect((await new GuestsApi(caller).mergeGuest(merge)).merged, "what the guest did in the account");
expect(!(await new GuestsApi(caller).mergeGuest(merge)).merged, "a merge once");
await new GuestsApi(visitor).deleteGuest();

const refusal = await users.refuseSignal({userId: USER, newRefusal: {type: NewRefusalTypeEnum.Product, productId: first}});
expect(refusal.productId === first && refusal.id !== "", "a refusal with an id");
const signals = await users.signals({userId: USER});
expect(signals.userId === USER && signals.refusals.map(each => each.id).includes(refusal.id), "the refusal among the signals");
expect((await users.takeBackRefusal({userId: USER, id: refusal.id})).refusals.length === 0, "no refusal once it is taken back");

expect(!(await users.setPersonalization({userId: USER, newChoice: {enabled: false}})).enabled, "an opt-out");
expect(!(await users.personalization({userId: USER})).enabled, "the opt-out to last");
expect((await users.eraseUser({userId: USER})).missing?.length === 0, "an erasure in every store");

expect(await status(lists.similarProducts({productId: "no-such-product"})) === 404, "404 for an unknown product");
expect(await status(new ListsApi(new Configuration(server)).popularProducts({})) === 401, "401 without a token");
console.log("typescript: all calls were made");
