import type { IConfiguration } from 'dependency-cruiser'

/**
 * Which way imports go, and why: `npm run lint` keeps it, type imports included. The rooms are those of the README's map.
 * dependency-cruiser reads TypeScript through swc here: it has no reader yet for the TypeScript that checks our types.
 */

/** Each room, the rooms it may use, and why no others. The first room whose pattern a file fits is the file's. */
const rooms: readonly { room: string; mayUse: readonly string[]; because: string }[] = [
  { room: 'src/main.ts', mayUse: ['src', 'adapters'], because: 'the composition root alone sees everything' },
  {
    room: 'src/run-',
    mayUse: ['src', 'adapters'],
    because: 'these are the parts of the composition root for a terminal and for a service',
  },
  {
    room: 'src/open-channels.ts',
    mayUse: ['src', 'adapters'],
    because: 'it is the part of the composition root that picks channels',
  },
  { room: 'src/build-', mayUse: ['src'], because: 'it is the part of the composition root that knows no channel' },
  {
    room: 'src/open-prepared.ts',
    mayUse: ['src'],
    because: 'it is the part of the composition root that says where prepared things lie',
  },
  { room: 'src/open-store.ts', mayUse: ['src'], because: 'it is the part of the composition root that picks a store' },
  {
    room: 'src/open-models.ts',
    mayUse: ['src'],
    because: 'it is the part of the composition root that picks models',
  },
  { room: 'src/commands/', mayUse: ['src'], because: 'a command composes what it needs, like main.ts' },
  { room: 'src/config.ts', mayUse: ['src/domain/'], because: 'configuration is read before anything is built' },
  { room: 'src/[a-z-]*compile-cache.js', mayUse: ['src'], because: 'it starts the program to keep what was compiled' },
  {
    room: 'src/service/',
    mayUse: ['src/service/', 'src/delivery/', 'src/schedule/', 'src/ports/', 'src/domain/'],
    because:
      'the service lives as long as what it starts and knows neither who answers nor which store and channels there are',
  },
  {
    room: 'src/process/',
    mayUse: ['src/process/', 'src/domain/'],
    because: 'command line and signals are the same whatever is run',
  },
  { room: 'src/domain/', mayUse: ['src/domain/'], because: 'the vocabulary must not depend on what is said with it' },
  {
    room: 'src/ports/',
    mayUse: ['src/ports/', 'src/domain/'],
    because: "a port is written in our words, not in a vendor's",
  },
  {
    room: 'src/programme/',
    mayUse: ['src/programme/', 'src/domain/'],
    because: 'a programme is what its events come to: no store, no channel and no wording decides it',
  },
  {
    room: 'src/measures/',
    mayUse: ['src/measures/', 'src/programme/', 'src/domain/'],
    because: 'formulas take numbers and give numbers, whoever asks',
  },
  {
    room: 'src/rubric/',
    mayUse: ['src/rubric/', 'src/knowledge/', 'src/domain/'],
    because: 'a message is judged by words alone, in a scene, a draft or a transcript alike',
  },
  {
    room: 'src/tables/',
    mayUse: ['src/tables/', 'src/domain/'],
    because: 'it reads what people send as rows without knowing what stands in them',
  },
  {
    room: 'src/people/',
    mayUse: ['src/people/', 'src/streams/', 'src/ports/', 'src/domain/'],
    because: 'who somebody is does not depend on what they do with Prima',
  },
  {
    room: 'src/streams/',
    mayUse: ['src/streams/', 'src/ports/', 'src/domain/'],
    because: 'it reads streams of events without knowing what they tell',
  },
  {
    room: 'src/knowledge/',
    mayUse: ['src/knowledge/', 'src/programme/', 'src/ports/', 'src/domain/'],
    because: 'knowledge knows no skill, no channel and no store',
  },
  {
    room: 'src/conversation/',
    mayUse: ['src/conversation/', 'src/ports/', 'src/domain/'],
    because: 'a turn is the same whichever skills, channels and stores there are',
  },
  {
    room: 'src/delivery/',
    mayUse: ['src/delivery/', 'src/ports/', 'src/domain/'],
    because: 'delivery carries messages and replies without knowing who answers or who listens',
  },
  {
    room: 'src/questions/',
    mayUse: ['src/questions/', 'src/conversation/', 'src/streams/', 'src/ports/', 'src/domain/'],
    because: 'what was asked and how answers are named is the same for every skill that answers',
  },
  {
    room: 'src/schedule/',
    mayUse: ['src/schedule/', 'src/ports/', 'src/domain/'],
    because: 'what is due is told from dates, and delivered without knowing what it is',
  },
  {
    room: 'src/skills/',
    mayUse: [
      'src/skills/',
      'src/conversation/',
      'src/programme/',
      'src/measures/',
      'src/rubric/',
      'src/tables/',
      'src/people/',
      'src/streams/',
      'src/questions/',
      'src/knowledge/',
      'src/schedule/',
      'src/ports/',
      'src/domain/',
    ],
    because: 'no skill asks which channel it is on or where state is kept',
  },
  {
    room: 'src/infrastructure/',
    mayUse: ['src/infrastructure/', 'src/ports/', 'src/domain/'],
    because: 'a driver implements ports and is known by the composition root alone',
  },
  {
    room: 'adapters/',
    mayUse: ['adapters/', 'src/conversation/', 'src/ports/', 'src/domain/'],
    because: 'an adapter turns updates into messages and replies into calls, and decides nothing else',
  },
]

/** Libraries that may appear in one room only: elsewhere we speak our own words. */
const homes = [
  { library: 'grammy|@grammyjs/', room: 'adapters/telegram/' },
  { library: '@slack/', room: 'adapters/slack/' },
  { library: 'redis|@redis/', room: 'src/infrastructure/redis/' },
  { library: 'pino|prom-client', room: 'src/infrastructure/telemetry/' },
  { library: 'marked', room: 'adapters/markdown/' },
  { library: 'csv-parse|yauzl|saxes', room: 'src/tables/' },
  { library: '@resvg/|d3-', room: 'src/infrastructure/charts/' },
  { library: '@langchain/|openai|cockatiel', room: 'src/infrastructure/openai/' },
]

const ours = '^(?:src|adapters|test|bench|knowledge|prompts)/'
const starting = (paths: readonly string[]) => paths.map((path) => `^${path}`)

const rules: Required<Pick<IConfiguration, 'forbidden' | 'options'>> = {
  forbidden: [
    ...rooms.map(({ room, mayUse, because }, index) => ({
      name: `${room} uses ${mayUse.join(' ')}`,
      comment: because,
      severity: 'error' as const,
      from: { path: `^${room}`, pathNot: starting(rooms.slice(0, index).map((earlier) => earlier.room)) },
      to: { path: ours, pathNot: starting(mayUse) },
    })),
    {
      name: 'every file has a room',
      comment: 'a folder that no rule knows may use anything; name it in the list of rooms first',
      severity: 'error',
      from: { path: '^(?:src|adapters)/', pathNot: starting(rooms.map(({ room }) => room)) },
      to: {},
    },
    {
      name: 'no skill imports a skill',
      comment: 'a skill can be read, changed and thrown away alone; what two need lies below both',
      severity: 'error',
      from: { path: '^src/skills/([^/]+)/' },
      to: { path: '^src/skills/[^/]+/', pathNot: '^src/skills/$1/' },
    },
    {
      name: 'no channel imports a channel',
      comment: 'what Slack needs must not change Telegram; what both need has a folder of its own beside them',
      severity: 'error',
      from: { path: '^adapters/(console|telegram|slack|web)/' },
      to: { path: '^adapters/(?:console|telegram|slack|web)/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'no circle',
      comment: 'files in a circle can only be read, tried and changed together',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing unused',
      comment: 'what neither Prima nor a command of hers reaches is dead; take it out, or move it to test/ or bench/',
      severity: 'error',
      from: { path: '^src/(?:main|commands/(?:knowledge-[a-z]+|why))\\.ts$' },
      to: {
        path: '^(?:src|adapters)/',
        pathNot: ['^src/main.ts$', '^src/commands/(?:knowledge-|why)', '^src/[a-z-]*compile-cache'],
        reachable: false,
      },
    },
    {
      name: 'nothing missing',
      comment: 'an import that cannot be found would be checked against no rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'what runs is a dependency',
      comment: 'a service is installed without development dependencies; what package.json does not name is luck',
      severity: 'error',
      from: { path: '^(?:src|adapters)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    ...homes.map(({ library, room }) => ({
      name: `${library} lives in ${room}`,
      comment: 'one room knows the library, so that it can be changed, or taken away, in one place',
      severity: 'error' as const,
      from: { path: '^(?:src|adapters)/', pathNot: `^${room}` },
      to: { path: `(?:^|/)node_modules/(?:${library})(?:/|$)` },
    })),
    {
      name: 'SQLite lives in src/infrastructure/sqlite/',
      comment: 'one room knows the library, so that it can be changed, or taken away, in one place',
      severity: 'error',
      from: { path: '^(?:src|adapters)/', pathNot: '^src/infrastructure/sqlite/' },
      to: { path: '^(?:node:)?sqlite$' },
    },
  ],
  options: {
    parser: 'swc',
    moduleSystems: ['es6'],
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
  },
}

export default rules
