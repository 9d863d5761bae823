PRAGMA user_version = 1;
PRAGMA application_id = 1349675373;
BEGIN TRANSACTION;
CREATE TABLE aside (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    at_ms INTEGER NOT NULL
  ) STRICT;
CREATE TABLE budget (
    key TEXT PRIMARY KEY,
    places TEXT NOT NULL,
    not_before_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL
  ) STRICT;
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
  ) STRICT;
INSERT INTO "counter" VALUES('token',9);
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (stream, id)
  ) STRICT;
INSERT INTO "events" VALUES(1,'questions','telegram:1002-102:0','answered',1767603600000,'{"answerId":"WKwzx1X94MBu","entryId":"oss/nib"}');
INSERT INTO "events" VALUES(2,'questions','telegram:1003-103:0','answered',1767603600000,'{"answerId":"1J99HzSCFVUo","entryId":"oss/wajib-nib"}');
INSERT INTO "events" VALUES(3,'questions','slack:C1-1767603600.000100/1767603600.000100/:0','answered',1767603601000,'{"answerId":"-S7eJqDs1NTM","entryId":"cs-analysis/csat"}');
INSERT INTO "events" VALUES(4,'team:t1','1','stated',3000,'{"vision":"Setiap pelanggan dibantu"}');
INSERT INTO "events" VALUES(5,'team:t1','2','stated',1000,'2');
INSERT INTO "events" VALUES(6,'team:t1','3','stated',2000,'null');
CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
INSERT INTO "inbox" VALUES(1,'telegram:42','1004-50','{"id":"1004-50","conversationId":"telegram:42","person":{"channel":"telegram","id":"42","name":"Sari","locale":"id"},"text":"Bukti","attachments":[],"choice":"evidence:oss/wajib-nib","receivedAtMs":1767603600000}');
INSERT INTO "inbox" VALUES(2,'telegram:42','1005-50','{"id":"1005-50","conversationId":"telegram:42","person":{"channel":"telegram","id":"42","name":"Sari","locale":"id"},"text":"👎","attachments":[],"choice":"rate:down:WKwzx1X94MBu","receivedAtMs":1767603600000}');
INSERT INTO "inbox" VALUES(3,'telegram:42','1006-106','{"id":"1006-106","conversationId":"telegram:42","person":{"channel":"telegram","id":"42","name":"Sari","locale":"id"},"text":"/start","choice":"ask:oss/nib","attachments":[],"receivedAtMs":1767603600000}');
INSERT INTO "inbox" VALUES(4,'telegram:42','1007-107','{"id":"1007-107","conversationId":"telegram:42","person":{"channel":"telegram","id":"42","name":"Sari","locale":"id"},"text":"1","attachments":[],"receivedAtMs":1767603600000}');
INSERT INTO "inbox" VALUES(5,'slack:T1:C1:1767603600.000100','C1-1767603601.000200/1767603600.000100/','{"id":"C1-1767603601.000200/1767603600.000100/","conversationId":"slack:T1:C1:1767603600.000100","person":{"channel":"slack","id":"U1","name":"Budi","locale":"en-US"},"text":"see this","attachments":[{"kind":"document","reference":"F1","name":"survey.csv","mediaType":"text/csv","sizeBytes":2048}],"receivedAtMs":1767603601000}');
INSERT INTO "inbox" VALUES(6,'slack:T1:C1:1767603600.000100','A1/1767603600.000100/window','{"id":"A1/1767603600.000100/window","conversationId":"slack:T1:C1:1767603600.000100","person":{"channel":"slack","id":"U1","name":"Budi","locale":"en-US"},"text":"Evidence","attachments":[],"choice":"evidence:cs-analysis/csat","receivedAtMs":1767603601000}');
INSERT INTO "inbox" VALUES(7,'telegram:-100','1008-108','{"id":"1008-108","conversationId":"telegram:-100","person":{"channel":"telegram","id":"42","name":"Sari","locale":"id"},"text":"berapa biaya OSS?","attachments":[],"receivedAtMs":1767603601000}');
CREATE TABLE once (
    key TEXT PRIMARY KEY,
    until_ms INTEGER NOT NULL
  ) STRICT;
INSERT INTO "once" VALUES('monday',1767603661000);
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    reply_id TEXT NOT NULL,
    reply TEXT NOT NULL
  ) STRICT;
INSERT INTO "outbox" VALUES(1,'slack:T1:C1:1767603600.000100','C1-1767603600.000100/1767603600.000100/:0','{"text":"CSAT is the percentage of customers who answer 4 or 5 on a 1–5 scale, out of all valid answers. A 3 is neutral and does not count as satisfied.\n\n**Formula**\n\nCSAT = answers 4 and 5 ÷ all valid answers × 100.\n\nAccording to one source three ways circulate: the mean, the top two scores and the bottom two scores. The top two are most usual. Write down which one you use.\n\n**Example**\n\nThere are 30 valid answers and 24 of them are a 4 or 5. CSAT = 24 ÷ 30 × 100 = 80%.\n\n**Watch out**\n\n- A mean of 3.8 can hide many unhappy customers behind a few delighted ones, says one source. The satisfied share is more honest.\n- Prima''s advice: with no answers yet write \"no data yet\", not 0%. Blanks leave the denominator. Never mix a 1–5 scale with 1–10 or smileys.\n- Below 30 answers show the range and make no ranking of agents.\n\nSources:\n- [Kalkulator dan penjelasan CSAT (Fomr)](https://fomr.io/tools/csat-calculator)\n- [Istilah CSAT dan kisaran nilainya (Abacum)](https://www.abacum.io/glossary/customer-satisfaction-score-csat)\n- [Cara menghitung CSAT (BoostCX)](https://boostcx.com/blog/what-is-customer-satisfaction-csat-score)\n- [Tiga cara menghitung CSAT (RateNow)](https://www.ratenow.cx/Article/44/csat-score-the-complete-guide-to-customer-satisfaction-index)\n- Saran Prima\n\n_As of 24 November 2026 · very sure_","citations":[{"entryId":"cs-analysis/csat","source":"Kalkulator dan penjelasan CSAT (Fomr)","link":"https://fomr.io/tools/csat-calculator"},{"entryId":"cs-analysis/csat","source":"Istilah CSAT dan kisaran nilainya (Abacum)","link":"https://www.abacum.io/glossary/customer-satisfaction-score-csat"},{"entryId":"cs-analysis/csat","source":"Cara menghitung CSAT (BoostCX)","link":"https://boostcx.com/blog/what-is-customer-satisfaction-csat-score"},{"entryId":"cs-analysis/csat","source":"Tiga cara menghitung CSAT (RateNow)","link":"https://www.ratenow.cx/Article/44/csat-score-the-complete-guide-to-customer-satisfaction-index"},{"entryId":"cs-analysis/csat","source":"Saran Prima"}],"answerId":"-S7eJqDs1NTM","choices":[{"id":"evidence:cs-analysis/csat","label":"Evidence","aside":true}],"id":"C1-1767603600.000100/1767603600.000100/:0"}');
CREATE TABLE seen (
    seq INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    UNIQUE (channel, message_id)
  ) STRICT;
INSERT INTO "seen" VALUES(1,'telegram','1001-101',1767603600000);
INSERT INTO "seen" VALUES(2,'telegram','1002-102',1767603600000);
INSERT INTO "seen" VALUES(3,'telegram','1003-103',1767603600000);
INSERT INTO "seen" VALUES(4,'telegram','1004-50',1767603600000);
INSERT INTO "seen" VALUES(5,'telegram','1005-50',1767603600000);
INSERT INTO "seen" VALUES(6,'telegram','1006-106',1767603600000);
INSERT INTO "seen" VALUES(7,'telegram','1007-107',1767603600000);
INSERT INTO "seen" VALUES(8,'slack','C1-1767603600.000100/1767603600.000100/',1767603601000);
INSERT INTO "seen" VALUES(9,'slack','C1-1767603601.000200/1767603600.000100/',1767603601000);
INSERT INTO "seen" VALUES(10,'slack','A1/1767603600.000100/window',1767603601000);
INSERT INTO "seen" VALUES(11,'telegram','1008-108',1767603601000);
CREATE TABLE sessions (
    conversation_id TEXT PRIMARY KEY,
    expires_ms INTEGER NOT NULL,
    session TEXT NOT NULL
  ) STRICT;
INSERT INTO "sessions" VALUES('telegram:42',1770195600000,'{"version":1,"conversationId":"telegram:42","memory":{"answer":{"entryId":"oss/wajib-nib","question":"Siapa yang wajib punya NIB: wajib gak?","answerId":"1J99HzSCFVUo"}},"choices":[{"id":"evidence:oss/wajib-nib","label":"Bukti","aside":true}],"turns":3,"language":"id","asked":["wajib gak?","/start"]}');
INSERT INTO "sessions" VALUES('slack:T1:C1:1767603600.000100',1770195601000,'{"version":1,"conversationId":"slack:T1:C1:1767603600.000100","memory":{"answer":{"entryId":"cs-analysis/csat","question":"what is CSAT?","answerId":"-S7eJqDs1NTM"}},"choices":[{"id":"evidence:cs-analysis/csat","label":"Evidence","aside":true}],"turns":1,"asked":["what is CSAT?"],"language":"en"}');
CREATE TABLE work (
    conversation_id TEXT PRIMARY KEY,
    due_ms INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    handled_id TEXT,
    handled TEXT
  ) STRICT;
INSERT INTO "work" VALUES('telegram:42',1767603615000,4,1,NULL,NULL,NULL);
INSERT INTO "work" VALUES('slack:T1:C1:1767603600.000100',1767603601000,0,0,NULL,'C1-1767603600.000100/1767603600.000100/','{"id":"C1-1767603600.000100/1767603600.000100/","conversationId":"slack:T1:C1:1767603600.000100","person":{"channel":"slack","id":"U1","name":"Budi","locale":"en-US"},"text":"what is CSAT?","attachments":[],"receivedAtMs":1767603601000}');
INSERT INTO "work" VALUES('telegram:-100',1767603661000,0,2,'TypeError at respond',NULL,NULL);
CREATE INDEX inbox_of_conversation ON inbox (conversation_id, seq);
CREATE INDEX outbox_of_conversation ON outbox (conversation_id, seq);
CREATE INDEX work_by_due ON work (due_ms);
CREATE INDEX sessions_by_expiry ON sessions (expires_ms);
CREATE INDEX events_of_stream ON events (stream, seq);
CREATE INDEX events_by_time ON events (stream, at_ms);
CREATE INDEX aside_of_conversation ON aside (conversation_id);
COMMIT;
