-- A row of the outbox for every change of an order that counts, in the transaction of the change. An error in here never fails the shop's statement.
-- WooCommerce writes an order's head, its items and what belongs to an item one after the other: quantity and product are rows of the last.
-- SELECT ... INTO reads without a lock.

DELIMITER //

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}order_inserted AFTER INSERT ON ${shop}.${prefix}wc_orders FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.type = 'shop_order' AND NEW.status IN (${states}) THEN
    SET buyer = NEW.customer_id;
  ELSEIF NEW.type = 'shop_order_refund' THEN
    SELECT o.customer_id INTO buyer FROM ${shop}.${prefix}wc_orders o WHERE o.id = NEW.parent_order_id AND o.status IN (${states});
  END IF;
  IF buyer > 0 THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), GREATEST(COALESCE(NEW.date_created_gmt, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3)));
  END IF;
END//

-- A state that begins or ceases to count, another user, another time; a refund that moves.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}order_updated AFTER UPDATE ON ${shop}.${prefix}wc_orders FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NOT (OLD.type <=> NEW.type AND OLD.status <=> NEW.status AND OLD.customer_id <=> NEW.customer_id
      AND OLD.date_created_gmt <=> NEW.date_created_gmt AND OLD.parent_order_id <=> NEW.parent_order_id AND OLD.currency <=> NEW.currency) THEN
    IF OLD.type = 'shop_order_refund' OR NEW.type = 'shop_order_refund' THEN
      SELECT o.customer_id INTO buyer FROM ${shop}.${prefix}wc_orders o WHERE o.id = NEW.parent_order_id;
      IF buyer > 0 THEN
        INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
      END IF;
      SET buyer = NULL;
      IF NOT OLD.parent_order_id <=> NEW.parent_order_id THEN
        SELECT o.customer_id INTO buyer FROM ${shop}.${prefix}wc_orders o WHERE o.id = OLD.parent_order_id;
        IF buyer > 0 THEN
          INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
          VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
        END IF;
      END IF;
    ELSEIF OLD.status IN (${states}) OR NEW.status IN (${states}) THEN
      IF NEW.customer_id > 0 THEN
        INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (NEW.customer_id, 'order', UTC_TIMESTAMP(3), GREATEST(COALESCE(NEW.date_created_gmt, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3)));
      END IF;
      IF OLD.customer_id > 0 AND NOT OLD.customer_id <=> NEW.customer_id THEN
        INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (OLD.customer_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
      END IF;
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}order_deleted AFTER DELETE ON ${shop}.${prefix}wc_orders FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.type = 'shop_order' AND OLD.status IN (${states}) THEN
    SET buyer = OLD.customer_id;
  ELSEIF OLD.type = 'shop_order_refund' THEN
    SELECT o.customer_id INTO buyer FROM ${shop}.${prefix}wc_orders o WHERE o.id = OLD.parent_order_id;
  END IF;
  IF buyer > 0 THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

-- An item that goes, or goes to another order. One that comes has no product yet.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}item_updated AFTER UPDATE ON ${shop}.${prefix}woocommerce_order_items FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_id <> NEW.order_id OR OLD.order_item_type <> NEW.order_item_type THEN
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}wc_orders o
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE o.id = OLD.order_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    SET buyer = NULL;
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}wc_orders o
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE o.id = NEW.order_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}item_deleted AFTER DELETE ON ${shop}.${prefix}woocommerce_order_items FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_item_type = 'line_item' THEN
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}wc_orders o
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE o.id = OLD.order_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}itemmeta_inserted AFTER INSERT ON ${shop}.${prefix}woocommerce_order_itemmeta FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.meta_key IN ('_product_id', '_qty', '_refunded_item_id') THEN
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}woocommerce_order_items i
    JOIN ${shop}.${prefix}wc_orders o ON o.id = i.order_id
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE i.order_item_id = NEW.order_item_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}itemmeta_updated AFTER UPDATE ON ${shop}.${prefix}woocommerce_order_itemmeta FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF (OLD.meta_key IN ('_product_id', '_qty', '_refunded_item_id') OR NEW.meta_key IN ('_product_id', '_qty', '_refunded_item_id'))
      AND NOT (OLD.meta_key <=> NEW.meta_key AND OLD.meta_value <=> NEW.meta_value AND OLD.order_item_id = NEW.order_item_id) THEN
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}woocommerce_order_items i
    JOIN ${shop}.${prefix}wc_orders o ON o.id = i.order_id
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE i.order_item_id = NEW.order_item_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}itemmeta_deleted AFTER DELETE ON ${shop}.${prefix}woocommerce_order_itemmeta FOR EACH ROW
BEGIN
  DECLARE buyer BIGINT UNSIGNED DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.meta_key IN ('_product_id', '_qty', '_refunded_item_id') THEN
    SELECT COALESCE(refunded.customer_id, o.customer_id) INTO buyer
    FROM ${shop}.${prefix}woocommerce_order_items i
    JOIN ${shop}.${prefix}wc_orders o ON o.id = i.order_id
    LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
    WHERE i.order_item_id = OLD.order_item_id AND COALESCE(refunded.status, o.status) IN (${states});
    IF buyer > 0 THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

-- What we keep of a deleted account goes.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_${prefix}user_deleted AFTER DELETE ON ${shop}.${users}users FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
  VALUES (OLD.ID, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
END//
