/** What every worksheet says around its own words. */
export const words = {
  id: {
    field: 'Isian',
    value: 'Jawaban',
    help: 'Cara mengisi',
    readMe: 'Baca dulu',
    purpose: 'Untuk apa',
    example: 'Contoh',
    invented: 'Contoh karangan Prima; ganti semua angka dan nama dengan milik Anda.',
    ours: 'Format ini dari Prima, bukan kewajiban hukum; silakan sesuaikan.',
    formulas: 'Sel bertanda (otomatis) dihitung sendiri; jangan diketik.',
    computed: '(otomatis)',
    toFill: '…',
  },
  en: {
    field: 'Field',
    value: 'Answer',
    help: 'How to fill in',
    readMe: 'Read first',
    purpose: 'What for',
    example: 'Example',
    invented: 'Example invented by Prima; replace every figure and name with your own.',
    ours: "This format is Prima's, not a legal duty; adapt it freely.",
    formulas: 'Cells marked (automatic) are computed; do not type there.',
    computed: '(automatic)',
    toFill: '…',
  },
} as const
