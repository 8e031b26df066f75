-- A row of the outbox for each change after which a user's purchases are others, in the transaction of the change: insert, update and delete of each
-- table that recs_purchases reads. Names begin with recs_. Keep the handler as it is: with it an error in here never fails the shop's statement.
-- A foreign key that cascades fires no trigger: let the parent's trigger (BEFORE DELETE, if it must still read the children) write the row.
-- The id is written as its text: an integer and a text as they are, a BINARY(16) as LOWER(HEX(id)).

DELIMITER //

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_sale_inserted AFTER INSERT ON ${shop}.sales FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.account_id IS NOT NULL AND NEW.state IN (${states}) THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (NEW.account_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_sale_updated AFTER UPDATE ON ${shop}.sales FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.state IN (${states}) OR NEW.state IN (${states}) THEN
    IF NEW.account_id IS NOT NULL THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (NEW.account_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
    IF OLD.account_id IS NOT NULL AND NOT OLD.account_id <=> NEW.account_id THEN
      INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
      VALUES (OLD.account_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
    END IF;
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_sale_deleted AFTER DELETE ON ${shop}.sales FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.account_id IS NOT NULL AND OLD.state IN (${states}) THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (OLD.account_id, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_line_inserted AFTER INSERT ON ${shop}.sale_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  SELECT s.account_id INTO buyer FROM ${shop}.sales s WHERE s.id = NEW.sale_id AND s.state IN (${states});
  IF buyer IS NOT NULL THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_line_updated AFTER UPDATE ON ${shop}.sale_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  SELECT s.account_id INTO buyer FROM ${shop}.sales s WHERE s.id = NEW.sale_id AND s.state IN (${states});
  IF buyer IS NOT NULL THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_line_deleted AFTER DELETE ON ${shop}.sale_lines FOR EACH ROW
BEGIN
  DECLARE buyer VARCHAR(64) DEFAULT NULL;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN END;
  SELECT s.account_id INTO buyer FROM ${shop}.sales s WHERE s.id = OLD.sale_id AND s.state IN (${states});
  IF buyer IS NOT NULL THEN
    INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
    VALUES (buyer, 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
  END IF;
END//

-- What we keep of a deleted account goes.
CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_account_deleted AFTER DELETE ON ${shop}.accounts FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  INSERT INTO ${recs}.refresh_outbox (user_id, cause, created_at, visible_at)
  VALUES (OLD.id, 'account-deleted', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
END//
