-- A row of the outbox for every change of an order that counts, in the transaction of the change. An error in here never fails the shop's statement.
-- A foreign key that cascades fires no trigger: what goes with an order is seen at the order, what goes with a user at the user.
-- SELECT ... INTO reads without a lock.

DELIMITER //

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_inserted AFTER INSERT ON ${shop}.orders FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.user_id IS NOT NULL AND NEW.status IN (${states}) THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.user_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_updated AFTER UPDATE ON ${shop}.orders FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF (OLD.status IN (${states}) OR NEW.status IN (${states}))
      AND NOT (OLD.status <=> NEW.status AND OLD.user_id <=> NEW.user_id AND OLD.created_at <=> NEW.created_at) THEN
    IF NEW.user_id IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (NEW.user_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    IF OLD.user_id IS NOT NULL AND NOT OLD.user_id <=> NEW.user_id THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (OLD.user_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_deleted AFTER DELETE ON ${shop}.orders FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.user_id IS NOT NULL AND OLD.status IN (${states}) THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (OLD.user_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_inserted AFTER INSERT ON ${shop}.order_items FOR EACH ROW
BEGIN
  DECLARE buyer ${user_type} DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  SELECT o.user_id INTO buyer FROM ${shop}.orders o WHERE o.id = NEW.order_id AND o.status IN (${states});
  IF buyer IS NOT NULL THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_updated AFTER UPDATE ON ${shop}.order_items FOR EACH ROW
BEGIN
  DECLARE buyer ${user_type} DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NOT (OLD.order_id <=> NEW.order_id AND OLD.product_id <=> NEW.product_id AND ${old_quantity} <=> ${new_quantity}) THEN
    SELECT o.user_id INTO buyer FROM ${shop}.orders o WHERE o.id = NEW.order_id AND o.status IN (${states});
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    IF OLD.order_id <> NEW.order_id THEN
      SET buyer = NULL;
      SELECT o.user_id INTO buyer FROM ${shop}.orders o WHERE o.id = OLD.order_id AND o.status IN (${states});
      IF buyer IS NOT NULL THEN
        INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
      END IF;
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_deleted AFTER DELETE ON ${shop}.order_items FOR EACH ROW
BEGIN
  DECLARE buyer ${user_type} DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  SELECT o.user_id INTO buyer FROM ${shop}.orders o WHERE o.id = OLD.order_id AND o.status IN (${states});
  IF buyer IS NOT NULL THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

-- What we keep of a deleted account goes.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_user_deleted AFTER DELETE ON ${shop}.users FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
  VALUES (OLD.id, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
END//
