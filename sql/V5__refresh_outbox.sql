-- The outbox: a row for every change that makes a customer's list old, written in the transaction of the change itself, so that
-- a store changes no code and a rolled-back order leaves no row. docs/freshness.md tells the way from here to the list.
--
-- One row for every head and every line, with no attempt to write fewer: lines may commit apart from their order's head, and a row that is not
-- written because an earlier one "must still be there" is an order forgotten. Rows are only ever inserted here, so that a
-- store's transactions never wait for one another on this table; the relay and the worker join what belongs to one customer.
-- A session that sets @recs_import = 1 (our own import does) writes no rows for orders: a full refresh follows anyway.
-- With MySQL's binary log on, creating triggers needs log_bin_trust_function_creators = 1.

CREATE TABLE refresh_outbox (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id     VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  cause       VARCHAR(20) NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  -- From when on a refresh sees the change: the time of the order, which a store's clock may put a little into the future.
  visible_at  DATETIME(3) NOT NULL,
  -- When the relay last put it into the queue.
  sent_at     DATETIME(3) NULL,
  KEY refresh_outbox_unsent (sent_at),
  KEY refresh_outbox_by_user (user_id)
);

CREATE TRIGGER recs_order_inserted AFTER INSERT ON orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 THEN
    INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.customer_id, 'order', UTC_TIMESTAMP(3), NEW.ordered_at);
  END IF;
END;

-- An order that changes hands makes two lists old.
CREATE TRIGGER recs_order_updated AFTER UPDATE ON orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 AND (OLD.customer_id <> NEW.customer_id OR OLD.ordered_at <> NEW.ordered_at) THEN
    INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.customer_id, 'order', UTC_TIMESTAMP(3), NEW.ordered_at);
    IF OLD.customer_id <> NEW.customer_id THEN
      INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (OLD.customer_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END;

CREATE TRIGGER recs_order_deleted AFTER DELETE ON orders FOR EACH ROW
BEGIN
  IF COALESCE(@recs_import, 0) = 0 THEN
    INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (OLD.customer_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END;

-- SELECT ... INTO reads without a lock, so that orders of other sessions do not wait (held by a test).
CREATE TRIGGER recs_order_line_inserted AFTER INSERT ON order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE bought_at DATETIME(3) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0 THEN
    SELECT o.customer_id, o.ordered_at INTO buyer, bought_at FROM orders o WHERE o.order_id = NEW.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), bought_at);
    END IF;
  END IF;
END;

CREATE TRIGGER recs_order_line_updated AFTER UPDATE ON order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE former VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0
      AND (OLD.order_id <> NEW.order_id OR OLD.product_id <> NEW.product_id OR OLD.quantity <> NEW.quantity) THEN
    SELECT o.customer_id INTO buyer FROM orders o WHERE o.order_id = NEW.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    IF OLD.order_id <> NEW.order_id THEN
      SELECT o.customer_id INTO former FROM orders o WHERE o.order_id = OLD.order_id;
      IF former IS NOT NULL THEN
        INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
        VALUES (former, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
      END IF;
    END IF;
  END IF;
END;

CREATE TRIGGER recs_order_line_deleted AFTER DELETE ON order_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
  IF COALESCE(@recs_import, 0) = 0 THEN
    SELECT o.customer_id INTO buyer FROM orders o WHERE o.order_id = OLD.order_id;
    IF buyer IS NOT NULL THEN
      INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END;

-- A deleted account always counts, also in an import: what we keep of it must go.
CREATE TRIGGER recs_customer_deleted AFTER DELETE ON customers FOR EACH ROW
BEGIN
  INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at)
  VALUES (OLD.customer_id, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
END;
