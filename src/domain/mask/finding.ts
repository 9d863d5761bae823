export const personalDataKinds = [
  'nik',
  'npwp',
  'phone',
  'email',
  'account',
  'card',
  'plate',
  'address',
  'name',
  'password',
  'otp',
  'birth',
  'handle',
  'device',
  'number',
] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

/** Where personal data stands in a text: from the UTF-16 unit `start` up to, not including, `end`. */
export type Finding = { readonly kind: PersonalDataKind; readonly start: number; readonly end: number }

/** What stands in its place. Kinds of numbers that are told apart by a guess only share a word. */
export const placeholderOf: Readonly<Record<PersonalDataKind, string>> = {
  nik: 'nomor',
  npwp: 'npwp',
  phone: 'telepon',
  email: 'email',
  account: 'nomor',
  card: 'nomor',
  number: 'nomor',
  plate: 'plat',
  address: 'alamat',
  name: 'nama',
  password: 'sandi',
  otp: 'kode',
  birth: 'lahir',
  handle: 'akun',
  device: 'ip',
}
