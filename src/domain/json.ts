/** What survives `JSON.stringify` and back unchanged. State that is stored is made of it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
