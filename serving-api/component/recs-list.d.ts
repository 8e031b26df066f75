/** A product of an answer of the API, as far as the component reads it. */
export interface Item {
  productId: string;
  name: string;
  price?: number | null;
  currency?: string | null;
  imageUrl?: string | null;
  url?: string | null;
  reasons: {type: string; productId: string | null; text: string; share: number}[];
}

/** A token, or a function that returns one or a promise of one; it is called again when the API refuses the last. */
export type Token = string | (() => string | Promise<string>);

export class RecsList extends HTMLElement {
  /** For all elements that have no token of their own. */
  static set token(token: Token | undefined);
  token: Token | undefined;
  /** Makes the picture of a product, a node that the page styles; without it `imageUrl` is shown. */
  picture?: (item: Item) => HTMLElement | null | undefined;
  /** Makes what stands beside the price, such as a button that puts the product into the basket. */
  action?: (item: Item) => HTMLElement | null | undefined;
  /** Asks again; what is shown stays until the answer is there. */
  reload(): void;
}

/** Texts by language. A shop may change an entry or add a language. */
export const texts: Record<string, Record<string, string>>;

/** A sentence of the API in the words of a language, or as it is. */
export function translated(sentence: string, words: Record<string, string>): string;

declare global {
  interface HTMLElementTagNameMap {
    "recs-list": RecsList;
  }
  interface HTMLElementEventMap {
    /** An answer was shown. */
    "recs-load": CustomEvent<{source: string; count: number; body: unknown}>;
    /** The API gave no answer, or a function of the page threw. */
    "recs-error": CustomEvent<{status?: number; message: string}>;
    /** "Why this?" shows these reasons; it does so twice, when all contributions have come. */
    "recs-why": CustomEvent<{item: Item; dialog: HTMLDialogElement; reasons: Item["reasons"]}>;
    /** A link was followed; `preventDefault()` leaves the way to the page. */
    "recs-click": CustomEvent<{item: Item; position: number; source: string}>;
  }
}
