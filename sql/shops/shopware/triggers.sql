-- A row of the outbox for every change of an order's live version, in the transaction of the change. An error in here never fails the shop's statement.
-- A foreign key that cascades fires no trigger: what goes with an order is seen before the order goes, what goes with a user at the user.
-- SELECT ... INTO reads without a lock.

DELIMITER //

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_updated AFTER UPDATE ON ${shop}.`order` FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.version_id = ${live} AND NOT (OLD.state_id = NEW.state_id AND OLD.order_date_time <=> NEW.order_date_time AND OLD.currency_id = NEW.currency_id) THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = NEW.id AND oc.order_version_id = NEW.version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_deleted BEFORE DELETE ON ${shop}.`order` FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = OLD.id AND oc.order_version_id = OLD.version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_customer_inserted AFTER INSERT ON ${shop}.order_customer FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} AND NEW.customer_id IS NOT NULL THEN
    SET buyer = NULL;
    SELECT c.id INTO buyer FROM ${shop}.customer c WHERE c.id = NEW.customer_id AND c.guest = 0;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

-- An order that changes hands makes two lists old.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_customer_updated AFTER UPDATE ON ${shop}.order_customer FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} AND NOT (OLD.customer_id <=> NEW.customer_id AND OLD.order_id = NEW.order_id) AND NEW.customer_id IS NOT NULL THEN
    SET buyer = NULL;
    SELECT c.id INTO buyer FROM ${shop}.customer c WHERE c.id = NEW.customer_id AND c.guest = 0;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
  IF OLD.order_version_id = ${live} AND NOT (OLD.customer_id <=> NEW.customer_id AND OLD.order_id = NEW.order_id) AND OLD.customer_id IS NOT NULL THEN
    SET buyer = NULL;
    SELECT c.id INTO buyer FROM ${shop}.customer c WHERE c.id = OLD.customer_id AND c.guest = 0;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_order_customer_deleted AFTER DELETE ON ${shop}.order_customer FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_version_id = ${live} AND OLD.customer_id IS NOT NULL THEN
    SET buyer = NULL;
    SELECT c.id INTO buyer FROM ${shop}.customer c WHERE c.id = OLD.customer_id AND c.guest = 0;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_inserted AFTER INSERT ON ${shop}.order_line_item FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} AND NEW.type = 'product' THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = NEW.order_id AND oc.order_version_id = NEW.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_transaction_inserted AFTER INSERT ON ${shop}.order_transaction FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = NEW.order_id AND oc.order_version_id = NEW.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_refund_inserted AFTER INSERT ON ${shop}.order_transaction_capture_refund FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.capture_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_transaction_capture k
    JOIN ${shop}.order_transaction t ON t.id = k.order_transaction_id AND t.version_id = k.order_transaction_version_id
    JOIN ${shop}.order_customer oc ON oc.order_id = t.order_id AND oc.order_version_id = t.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE k.id = NEW.capture_id AND k.version_id = NEW.capture_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_position_inserted AFTER INSERT ON ${shop}.order_transaction_capture_refund_position FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_line_item_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_line_item i
    JOIN ${shop}.order_customer oc ON oc.order_id = i.order_id AND oc.order_version_id = i.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE i.id = NEW.order_line_item_id AND i.version_id = NEW.order_line_item_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_deleted AFTER DELETE ON ${shop}.order_line_item FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_version_id = ${live} AND OLD.type = 'product' THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = OLD.order_id AND oc.order_version_id = OLD.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_transaction_deleted AFTER DELETE ON ${shop}.order_transaction FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = OLD.order_id AND oc.order_version_id = OLD.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_refund_deleted AFTER DELETE ON ${shop}.order_transaction_capture_refund FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.capture_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_transaction_capture k
    JOIN ${shop}.order_transaction t ON t.id = k.order_transaction_id AND t.version_id = k.order_transaction_version_id
    JOIN ${shop}.order_customer oc ON oc.order_id = t.order_id AND oc.order_version_id = t.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE k.id = OLD.capture_id AND k.version_id = OLD.capture_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_position_deleted AFTER DELETE ON ${shop}.order_transaction_capture_refund_position FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF OLD.order_line_item_version_id = ${live} THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_line_item i
    JOIN ${shop}.order_customer oc ON oc.order_id = i.order_id AND oc.order_version_id = i.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE i.id = OLD.order_line_item_id AND i.version_id = OLD.order_line_item_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_item_updated AFTER UPDATE ON ${shop}.order_line_item FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} AND NOT (OLD.quantity = NEW.quantity AND OLD.referenced_id <=> NEW.referenced_id AND OLD.type <=> NEW.type AND OLD.order_id = NEW.order_id) THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = NEW.order_id AND oc.order_version_id = NEW.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
  IF OLD.order_version_id = ${live} AND OLD.order_id <> NEW.order_id THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = OLD.order_id AND oc.order_version_id = OLD.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_transaction_updated AFTER UPDATE ON ${shop}.order_transaction FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_version_id = ${live} AND OLD.state_id <> NEW.state_id THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_customer oc JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE oc.order_id = NEW.order_id AND oc.order_version_id = NEW.order_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_refund_updated AFTER UPDATE ON ${shop}.order_transaction_capture_refund FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.capture_version_id = ${live} AND OLD.state_id <> NEW.state_id THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_transaction_capture k
    JOIN ${shop}.order_transaction t ON t.id = k.order_transaction_id AND t.version_id = k.order_transaction_version_id
    JOIN ${shop}.order_customer oc ON oc.order_id = t.order_id AND oc.order_version_id = t.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE k.id = NEW.capture_id AND k.version_id = NEW.capture_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_position_updated AFTER UPDATE ON ${shop}.order_transaction_capture_refund_position FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  IF NEW.order_line_item_version_id = ${live} AND OLD.quantity <> NEW.quantity THEN
    SET buyer = NULL;
    SELECT oc.customer_id INTO buyer FROM ${shop}.order_line_item i
    JOIN ${shop}.order_customer oc ON oc.order_id = i.order_id AND oc.order_version_id = i.order_version_id
    JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
    WHERE i.id = NEW.order_line_item_id AND i.version_id = NEW.order_line_item_version_id LIMIT 1;
    IF buyer IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (${buyer_text}, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

-- An account that becomes a guest's, or ceases to be one.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_user_updated AFTER UPDATE ON ${shop}.customer FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT OLD.guest <=> NEW.guest THEN
    SET buyer = NEW.id;
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (${buyer_text}, IF(NEW.guest = 0, 'order', 'account-deleted'), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

-- What we keep of a deleted account goes.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_user_deleted AFTER DELETE ON ${shop}.customer FOR EACH ROW
BEGIN
  DECLARE buyer BINARY(16) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.guest = 0 THEN
    SET buyer = OLD.id;
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (${buyer_text}, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//
