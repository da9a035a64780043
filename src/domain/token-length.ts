/** A ticket's token: ⌈8 × 79 ÷ 5⌉ characters of base32. */
export const TOKEN_LENGTH = 127;
