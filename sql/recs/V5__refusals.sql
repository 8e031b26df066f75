-- What users took out of their profiles and lists: their own say, which every refresh reads. A forgotten search is a keyed hash of its
-- text (64 hexadecimal digits), never the text.

CREATE TABLE IF NOT EXISTS recs_refusals (
  user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  -- purchase, search, view, product, category or less-of-category.
  kind       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- A product id, the name of a category, or the hash of a search.
  subject    VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  refused_at DATETIME(3) NOT NULL,
  PRIMARY KEY (user_id, kind, subject),
  KEY recs_refusals_by_subject (kind, subject)
);
