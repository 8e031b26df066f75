-- What the account may read that views and triggers run as: these columns and no others, so no name, mail, address or note.

GRANT SELECT (ID, user_registered), TRIGGER ON ${shop}.${users}users TO ${definer};
GRANT SELECT (user_id, meta_key) ON ${shop}.${users}usermeta TO ${definer};
GRANT SELECT (ID, post_type, post_status, post_title, post_excerpt, post_content, post_modified_gmt)
  ON ${shop}.${prefix}posts TO ${definer};
GRANT SELECT (post_id, meta_key, meta_value) ON ${shop}.${prefix}postmeta TO ${definer};
GRANT SELECT (term_id, name, slug) ON ${shop}.${prefix}terms TO ${definer};
GRANT SELECT (term_taxonomy_id, term_id, taxonomy, parent) ON ${shop}.${prefix}term_taxonomy TO ${definer};
GRANT SELECT (object_id, term_taxonomy_id) ON ${shop}.${prefix}term_relationships TO ${definer};
GRANT SELECT (id, type, status, currency, customer_id, parent_order_id, date_created_gmt, date_updated_gmt), TRIGGER
  ON ${shop}.${prefix}wc_orders TO ${definer};
GRANT SELECT (order_item_id, order_item_type, order_id), TRIGGER ON ${shop}.${prefix}woocommerce_order_items TO ${definer};
GRANT SELECT (order_item_id, meta_key, meta_value), TRIGGER ON ${shop}.${prefix}woocommerce_order_itemmeta TO ${definer};
