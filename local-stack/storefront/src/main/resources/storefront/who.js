/** The dialog that chooses the visitor: a customer of the sample store, a new one, or a guest. */

import {currentUser, customers, newCustomer, personalization, personalize} from "./api.js";
import {byId, element} from "./dom.js";

/** @param become called with a customer's number, or null for a guest */
export function setUpDialog(become, say) {
  const dialog = byId("who");
  const choose = userId => {
    dialog.close();
    become(userId);
  };
  byId("account").addEventListener("click", () => {
    dialog.showModal();
    showCustomers(choose);
    showConsent();
  });
  byId("who-guest").addEventListener("click", () => choose(null));
  byId("who-new").addEventListener("click", () =>
    newCustomer().then(({userId}) => choose(userId), () => say("The store cannot take new customers right now.")));
  byId("who-form").addEventListener("submit", event => {
    event.preventDefault();
    choose(byId("who-id").value.trim());
    event.target.reset();
  });
  byId("who-personal").addEventListener("change", event => setConsent(event.target, become, say));
  dialog.addEventListener("click", event => event.target === dialog && dialog.close());
}

function showCustomers(choose) {
  customers().then(all => byId("who-list").replaceChildren(...all.map(({userId, description}) =>
    element("li", {}, element("button", {type: "button", class: "who-choice", "aria-current": userId === currentUser() ? "true" : null, click: () => choose(userId)},
      element("strong", {}, userId), element("span", {}, description))))), () => {});
}

async function showConsent() {
  const part = byId("who-consent");
  part.hidden = true;
  if (currentUser() !== null) {
    const {enabled} = await personalization().catch(() => ({}));
    part.hidden = enabled === undefined;
    byId("who-personal").checked = enabled === true;
  }
}

async function setConsent(box, become, say) {
  try {
    await personalize(box.checked);
    say(box.checked ? "Your recommendations are personal again." : "Your profile was removed. You now see what is popular.");
    become(currentUser());
  } catch {
    box.checked = !box.checked;
    say("That could not be changed right now. Please try again.");
  }
}
