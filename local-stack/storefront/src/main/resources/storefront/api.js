/** The two servers behind the page: the recommendations API, and the sample store's own demo endpoints. */

const API = "api/v1";
const PATIENCE = 4000;
const GUEST = "little-parcel-guest";
let session = {userId: null, token: null};

export const currentUser = () => session.userId;

/** @param userId a customer, who takes along what the guest before did, or null for a guest */
export async function visitAs(userId) {
  session = await request("demo/sessions", {method: "POST", body: JSON.stringify(userId === null ? {} : {userId})});
  session.userId ??= null;
  await (session.userId === null ? beGuest() : mergeGuest());
  return session;
}

/** A guest's own token, kept until there is an account; where the API has no guests, that of the store's server stands. */
async function beGuest() {
  const guest = keptGuest() ?? await request(`${API}/guests`, {method: "POST"}).catch(() => null);
  if (guest !== null) {
    keep(guest);
    session.token = guest.guestToken;
    session.isKnownGuest = true;
  }
}

/** The token goes once the account has all, or if the API refuses it for good. */
async function mergeGuest() {
  const guest = keptGuest();
  if (guest === null) {
    return;
  }
  const answer = await send(`${API}/users/me/merge`, {method: "POST", body: JSON.stringify({guestToken: guest.guestToken})}, false).catch(() => null);
  if (answer !== null && answer.status < 429) {
    keep(null);
  }
}

/** Null if there is none, or if it has ended. */
function keptGuest() {
  try {
    const guest = JSON.parse(localStorage.getItem(GUEST));
    return guest !== null && Date.parse(guest.expires) > Date.now() ? guest : null;
  } catch {
    return null;
  }
}

function keep(guest) {
  try {
    guest === null ? localStorage.removeItem(GUEST) : localStorage.setItem(GUEST, JSON.stringify(guest));
  } catch {
    // A browser that keeps nothing has a new guest each time.
  }
}

/** Whether there is anybody to tell events of. */
export const isKnown = () => session.userId !== null || session.isKnownGuest === true;

export const customers = () => request("demo/customers");
export const newCustomer = () => request("demo/customers", {method: "POST", body: "{}"});
export const product = id => request(`demo/products/${encodeURIComponent(id)}`);
export const findProducts = query => request(`demo/products?q=${encodeURIComponent(query)}`);
export const buy = productId => request("demo/orders", {method: "POST", body: JSON.stringify({productIds: [productId]})});

/** A customer's own list, or a guest's; until a guest has one the neighbours of what was viewed, else what is popular. */
export async function recommendations(viewed, limit = 20) {
  if (session.userId !== null) {
    return request(`${API}/users/${encodeURIComponent(session.userId)}/recommendations?limit=${limit}&shelves=true`);
  }
  if (session.isKnownGuest === true) {
    const own = await request(`${API}/users/me/recommendations?limit=${limit}&shelves=true`);
    if (own.source === "personalized") {
      return own;
    }
  }
  const seen = viewed.map(encodeURIComponent).join(",");
  return request(seen === "" ? `${API}/popular?limit=${limit}` : `${API}/recommendations?viewed=${seen}&limit=${limit}`);
}

export const popular = (limit = 12) => request(`${API}/popular?limit=${limit}`);
export const similar = (id, limit = 12) => request(`${API}/products/${encodeURIComponent(id)}/similar?limit=${limit}`);
export const personalization = () => request(`${API}/users/${encodeURIComponent(session.userId)}/personalization`);
export const personalize = enabled =>
  request(`${API}/users/${encodeURIComponent(session.userId)}/personalization`, {method: "PUT", body: JSON.stringify({enabled})});

/** Events are worth a try, never worth an error on the page. */
export async function tell(events) {
  try {
    await request(`${API}/events`, {method: "POST", body: JSON.stringify(events), keepalive: true});
  } catch (failure) {
    console.info("event not delivered:", failure.message);
  }
}

async function request(path, options = {}) {
  const began = performance.now();
  const answer = await send(path, options, true);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  const body = answer.status === 204 || answer.headers.get("content-length") === "0" ? {} : await answer.json().catch(() => ({}));
  if (!Array.isArray(body)) {
    body.tookMs = performance.now() - began;
  }
  return body;
}

/** A token that ran out is replaced once. */
async function send(path, options, again) {
  const headers = {accept: "application/json"};
  if (options.body) {
    headers["content-type"] = "application/json";
  }
  if (session.token) {
    headers.authorization = `Bearer ${session.token}`;
  }
  const answer = await fetch(path, {...options, headers, signal: AbortSignal.timeout(PATIENCE)});
  if (answer.status === 401 && again && path !== "demo/sessions") {
    if (session.isKnownGuest === true) {
      keep(null);
    }
    await visitAs(session.userId);
    return send(path, options, false);
  }
  return answer;
}
