/** What a user refuses: the body of `PUT users/{id}/signals`. */
export type Refusal =
  | {type: "purchase" | "view" | "product"; productId: string}
  | {type: "search"; query: string};

/** Texts by language. A shop may change an entry or add a language. */
export const texts: Record<string, Record<string, string>>;

/** What refuses the signal of a reason; nothing for a reason that comes from no signal of the user. */
export function refusalOf(reason: {type: string; productId: string | null; text: string}): Refusal | null;

declare global {
  interface HTMLElementEventMap {
    /** Something was refused, or taken back if `id` is null. */
    "recs-refusal": CustomEvent<Refusal & {id: string | null}>;
  }
}
