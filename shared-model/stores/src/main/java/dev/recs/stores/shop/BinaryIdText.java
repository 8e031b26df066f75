package dev.recs.stores.shop;

/** How a BINARY(16) id is written as a text: in our stores, in addresses of the API, and in the token's {@code sub}. */
public enum BinaryIdText {
    /** 32 digits, small letters: {@code 0189f1e2c3d475f6a7b8c9d0e1f20314}. */
    HEX,
    /** The same digits in groups of 8-4-4-4-12. */
    UUID
}
