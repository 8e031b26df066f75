-- What the account may read that views and triggers run as: these columns and no others, so no name and no mail.

GRANT SELECT (id, created_at), TRIGGER ON ${shop}.users TO ${definer};
GRANT SELECT (id, user_id, status, created_at${orders_columns}), TRIGGER ON ${shop}.orders TO ${definer};
GRANT SELECT (order_id, product_id, quantity${items_columns}), TRIGGER ON ${shop}.order_items TO ${definer};
GRANT SELECT (id, name${products_columns}) ON ${shop}.products TO ${definer};
