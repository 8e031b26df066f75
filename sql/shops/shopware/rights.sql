-- What the account may read that views and triggers run as: these columns and no others, so no name, mail, address or comment.

GRANT SELECT (id, guest, last_login, created_at), TRIGGER ON ${shop}.customer TO ${definer};
GRANT SELECT (id, version_id, state_id, currency_id, order_date_time, created_at, updated_at), TRIGGER ON ${shop}.`order` TO ${definer};
GRANT SELECT (id, version_id, customer_id, order_id, order_version_id), TRIGGER ON ${shop}.order_customer TO ${definer};
GRANT SELECT (id, version_id, order_id, order_version_id, referenced_id, quantity, unit_price, price, type), TRIGGER
  ON ${shop}.order_line_item TO ${definer};
GRANT SELECT (id, version_id, order_id, order_version_id, state_id), TRIGGER ON ${shop}.order_transaction TO ${definer};
GRANT SELECT (id, version_id, order_transaction_id, order_transaction_version_id) ON ${shop}.order_transaction_capture TO ${definer};
GRANT SELECT (id, version_id, capture_id, capture_version_id, state_id), TRIGGER ON ${shop}.order_transaction_capture_refund TO ${definer};
GRANT SELECT (id, version_id, refund_id, refund_version_id, order_line_item_id, order_line_item_version_id, quantity), TRIGGER
  ON ${shop}.order_transaction_capture_refund_position TO ${definer};
GRANT SELECT (id, technical_name) ON ${shop}.state_machine_state TO ${definer};
GRANT SELECT (id, iso_code) ON ${shop}.currency TO ${definer};
GRANT SELECT (id, version_id, active, parent_id, parent_version_id, product_manufacturer_id, product_manufacturer_version_id, price, available, created_at, updated_at)
  ON ${shop}.product TO ${definer};
GRANT SELECT (product_id, product_version_id, language_id, name, description) ON ${shop}.product_translation TO ${definer};
GRANT SELECT (product_manufacturer_id, product_manufacturer_version_id, language_id, name) ON ${shop}.product_manufacturer_translation TO ${definer};
GRANT SELECT (product_id, product_version_id, visibility) ON ${shop}.product_visibility TO ${definer};
GRANT SELECT (product_id, product_version_id, category_id, category_version_id) ON ${shop}.product_category TO ${definer};
GRANT SELECT (category_id, category_version_id, language_id, name) ON ${shop}.category_translation TO ${definer};
