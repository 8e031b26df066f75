-- The sample shop's triggers: a row of the outbox for every change that makes a user's list old, written in the transaction of the change.
--
-- One row for every head and every line, with no attempt to write fewer: lines may commit apart from their order's head, and a row that is not
-- written because an earlier one "must still be there" is an order forgotten.
-- A session that sets @recs_import = 1 (our own import does) writes no rows for orders: a full refresh follows anyway.
-- With the binary log on, creating triggers needs log_bin_trust_function_creators = 1.

DELIMITER //

DROP TRIGGER IF EXISTS ${shop}.recs_order_inserted//

CREATE TRIGGER ${shop}.recs_order_inserted AFTER INSERT ON ${shop}.orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.customer_id, 'order', UTC_TIMESTAMP(3), NEW.ordered_at);
  END IF;
END//

-- An order that changes hands makes two lists old.
DROP TRIGGER IF EXISTS ${shop}.recs_order_updated//

CREATE TRIGGER ${shop}.recs_order_updated AFTER UPDATE ON ${shop}.orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 AND (OLD.customer_id <> NEW.customer_id OR OLD.ordered_at <> NEW.ordered_at) THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.customer_id, 'order', UTC_TIMESTAMP(3), NEW.ordered_at);
    IF OLD.customer_id <> NEW.customer_id THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (OLD.customer_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

DROP TRIGGER IF EXISTS ${shop}.recs_order_deleted//

CREATE TRIGGER ${shop}.recs_order_deleted AFTER DELETE ON ${shop}.orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (OLD.customer_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

-- SELECT ... INTO reads without a lock, so that orders of other sessions do not wait (held by a test).
DROP TRIGGER IF EXISTS ${shop}.recs_order_line_inserted//

CREATE TRIGGER ${shop}.recs_order_line_inserted AFTER INSERT ON ${shop}.order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE bought_at DATETIME(3) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0 THEN
    SELECT o.customer_id, o.ordered_at INTO buyer, bought_at FROM ${shop}.orders o WHERE o.order_id = NEW.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), bought_at);
    END IF;
  END IF;
END//

DROP TRIGGER IF EXISTS ${shop}.recs_order_line_updated//

CREATE TRIGGER ${shop}.recs_order_line_updated AFTER UPDATE ON ${shop}.order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE former VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0
      AND (OLD.order_id <> NEW.order_id OR OLD.product_id <> NEW.product_id OR OLD.quantity <> NEW.quantity) THEN
    SELECT o.customer_id INTO buyer FROM ${shop}.orders o WHERE o.order_id = NEW.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    IF OLD.order_id <> NEW.order_id THEN
      SELECT o.customer_id INTO former FROM ${shop}.orders o WHERE o.order_id = OLD.order_id;
      IF former IS NOT NULL THEN
        INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (former, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
      END IF;
    END IF;
  END IF;
END//

DROP TRIGGER IF EXISTS ${shop}.recs_order_line_deleted//

CREATE TRIGGER ${shop}.recs_order_line_deleted AFTER DELETE ON ${shop}.order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0 THEN
    SELECT o.customer_id INTO buyer FROM ${shop}.orders o WHERE o.order_id = OLD.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

-- A deleted account always counts, also in an import: what we keep of it must go.
DROP TRIGGER IF EXISTS ${shop}.recs_customer_deleted//

CREATE TRIGGER ${shop}.recs_customer_deleted AFTER DELETE ON ${shop}.customers FOR EACH ROW
BEGIN
  INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
  VALUES (OLD.customer_id, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
END//

DELIMITER ;
