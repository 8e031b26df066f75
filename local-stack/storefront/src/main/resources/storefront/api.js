/** The two servers behind the page: the recommendations API, and the sample store's own demo endpoints. */

const API = "api/v1";
const PATIENCE = 4000;
let session = {userId: null, token: null};

export const currentUser = () => session.userId;

/** @param userId a customer, or null for a guest */
export async function visitAs(userId) {
  session = await request("demo/sessions", {method: "POST", body: JSON.stringify(userId === null ? {} : {userId})});
  session.userId ??= null;
  return session;
}

export const customers = () => request("demo/customers");
export const newCustomer = () => request("demo/customers", {method: "POST", body: "{}"});
export const product = id => request(`demo/products/${encodeURIComponent(id)}`);
export const findProducts = query => request(`demo/products?q=${encodeURIComponent(query)}`);
export const buy = productId => request("demo/orders", {method: "POST", body: JSON.stringify({productIds: [productId]})});

/** A customer's own list; for a guest the neighbours of what was viewed, else what is popular. */
export function recommendations(viewed, limit = 20) {
  if (session.userId !== null) {
    return request(`${API}/users/${encodeURIComponent(session.userId)}/recommendations?limit=${limit}&shelves=true`);
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
    await visitAs(session.userId);
    return send(path, options, false);
  }
  return answer;
}
