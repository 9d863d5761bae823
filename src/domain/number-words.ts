/** What people say for small numbers, in Indonesian and English. */
export const numberOfWord: Readonly<Record<string, number>> = {
  satu: 1,
  one: 1,
  dua: 2,
  two: 2,
  tiga: 3,
  three: 3,
  empat: 4,
  four: 4,
  lima: 5,
  five: 5,
  enam: 6,
  six: 6,
}

/** And for the places of a list, from 1. */
export const placeOfWord: Readonly<Record<string, number>> = {
  pertama: 1,
  kesatu: 1,
  first: 1,
  kedua: 2,
  second: 2,
  ketiga: 3,
  third: 3,
  keempat: 4,
  fourth: 4,
  kelima: 5,
  fifth: 5,
  keenam: 6,
  sixth: 6,
  ketujuh: 7,
  seventh: 7,
  kedelapan: 8,
  eighth: 8,
  kesembilan: 9,
  ninth: 9,
}
