import { script } from './script.ts'

const budget = `
local function read_ledger(name)
  local stored = redis.call('HMGET', prefix .. 'budget:' .. name, 'places', 'notBefore', 'seen')
  -- When the clock was set back, what was counted moves back with it.
  local back = math.max(0, (tonumber(stored[3]) or now) - now)
  local places = {}
  for place in string.gmatch(stored[1] or '', '%S+') do places[#places + 1] = tonumber(place) - back end
  return { name = name, places = places, notBefore = (tonumber(stored[2]) or 0) - back }
end
local function store_ledger(ledger, sinceMs)
  local places, text = ledger.places, {}
  for _, place in ipairs(places) do
    if place > sinceMs then text[#text + 1] = int(place) end
  end
  local key = prefix .. 'budget:' .. ledger.name
  redis.call('HSET', key, 'places', table.concat(text, ' '), 'notBefore', int(ledger.notBefore), 'seen', int(now))
  redis.call('PEXPIRE', key, int(math.max(places[#places] or now, ledger.notBefore, now) - now + 120000))
end
`

/**
 * After the priority: who asks ('' for nobody), how long they wait at most, and how late they may be; then each rule as name, number of windows, and of each window the places and the milliseconds.
 * How a place is looked for is told in sqlite/send-budget.ts, which does the same.
 */
export const reserve = script(
  `
local priority, ledgers, at, index = ARGV[3], {}, now, 7
local holder, longest, grace = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
while index <= #ARGV do
  local ledger = read_ledger(ARGV[index])
  ledger.windows, ledger.longest = {}, 0
  for _ = 1, tonumber(ARGV[index + 1]) do
    local window = { places = tonumber(ARGV[index + 2]), ms = tonumber(ARGV[index + 3]) }
    ledger.windows[#ledger.windows + 1] = window
    ledger.longest = math.max(ledger.longest, window.ms)
    index = index + 2
  end
  index = index + 2
  at = math.max(at, ledger.notBefore)
  ledgers[#ledgers + 1] = ledger
end
if holder ~= '' then
  local kept = read_ledger('kept:' .. holder).places[1]
  if kept then
    -- So far the place is when the last ban ends.
    local good = kept + grace >= now and at <= math.max(kept, now)
    if not good or kept - now <= longest then redis.call('DEL', prefix .. 'budget:kept:' .. holder) end
    if good then return math.max(0, kept - now) end
  end
end
local function behind(places)
  local position = #places + 1
  while position > 1 and places[position - 1] > at do position = position - 1 end
  return position
end
local function room(places, window)
  local position = behind(places)
  for first = math.min(position, #places - window.places + 1), math.max(1, position - window.places), -1 do
    local from, to = math.min(places[first], at), math.max(places[first + window.places - 1], at)
    if to - from < window.ms then return places[first] + window.ms end
  end
  return at
end
local own = ledgers[1].places
at = math.max(at, own[#own] or 0)
local found
repeat
  found = at
  for _, ledger in ipairs(ledgers) do
    for _, window in ipairs(ledger.windows) do at = room(ledger.places, window) end
  end
until at == found
if priority == 'cosmetic' and at > now then return false end
for _, ledger in ipairs(ledgers) do
  table.insert(ledger.places, behind(ledger.places), at)
  store_ledger(ledger, now - ledger.longest)
end
if holder ~= '' and at - now > longest then
  store_ledger({ name = 'kept:' .. holder, places = { at }, notBefore = 0 }, now)
end
return at - now
`,
  budget,
)

export const penalise = script(
  `
local ledger = read_ledger(ARGV[3])
ledger.notBefore = math.max(ledger.notBefore, now + tonumber(ARGV[4]))
store_ledger(ledger, -1)
return 'done'
`,
  budget,
)
