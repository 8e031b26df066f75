-- Rights of the account that views and triggers run as. Name each column that they read and no other; TRIGGER for each table with a trigger.
-- Placeholders: ${shop} is the shop's database, ${recs} ours, ${definer} the account, ${prefix} what --prefix says, ${states} the list of
-- recs.shop.order-states, each state in single quotes. This example is a shop with accounts(id, opened_at), sales(id, account_id, state, sold_at),
-- sale_lines(sale_id, article_id, pieces) and articles(id, title, price). Edit all four files; a statement ends at a semicolon at the end of a line.

GRANT SELECT (id, opened_at), TRIGGER ON ${shop}.accounts TO ${definer};
GRANT SELECT (id, account_id, state, sold_at), TRIGGER ON ${shop}.sales TO ${definer};
GRANT SELECT (sale_id, article_id, pieces), TRIGGER ON ${shop}.sale_lines TO ${definer};
GRANT SELECT (id, title, price) ON ${shop}.articles TO ${definer};
