-- The tables of Shopware 6.6 that we read: names, types, defaults, keys and foreign keys between them, written down from its migrations
-- (src/Core/Migration: V6_3 Order, OrderCustomer, OrderLineItem, OrderTransaction, Customer, Product, Category, Currency, StateMachine; V6_4 AddCaptureRefundTables;
-- V6_5 AddVersioningForOrderTransactionCaptures). Columns that no view of ours reads and foreign keys to tables that are not read are left out, but for
-- those that hold what must not be read. The live version is 0fa91ce3e96a4bc2be4bd9ce752c3425.

CREATE TABLE migration (
  class              VARCHAR(255) NOT NULL PRIMARY KEY,
  creation_timestamp INT NOT NULL,
  `update`           TIMESTAMP(6) NULL,
  update_destructive TIMESTAMP(6) NULL,
  message            TEXT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE state_machine (
  id             BINARY(16) NOT NULL PRIMARY KEY,
  technical_name VARCHAR(255) NOT NULL,
  created_at     DATETIME(3) NOT NULL,
  UNIQUE KEY `uniq.state_machine.technical_name` (technical_name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE state_machine_state (
  id               BINARY(16) NOT NULL PRIMARY KEY,
  technical_name   VARCHAR(255) NOT NULL,
  state_machine_id BINARY(16) NOT NULL,
  created_at       DATETIME(3) NOT NULL,
  updated_at       DATETIME(3) NULL,
  KEY `idx.state_machine_state.state_machine_id` (state_machine_id),
  UNIQUE KEY `uniq.technical_name_state_machine` (technical_name, state_machine_id),
  CONSTRAINT `fk.state_machine_state.state_machine_id` FOREIGN KEY (state_machine_id) REFERENCES state_machine (id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE currency (
  id         BINARY(16) NOT NULL PRIMARY KEY,
  iso_code   CHAR(3) NOT NULL,
  factor     DOUBLE NOT NULL,
  created_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE customer (
  id              BINARY(16) NOT NULL PRIMARY KEY,
  auto_increment  BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_number VARCHAR(255) NOT NULL,
  first_name      VARCHAR(255) NOT NULL,
  last_name       VARCHAR(255) NOT NULL,
  email           VARCHAR(254) NOT NULL,
  active          TINYINT(1) NOT NULL DEFAULT 1,
  guest           TINYINT(1) NOT NULL DEFAULT 0,
  last_login      DATETIME(3) NULL,
  created_at      DATETIME(3) NOT NULL,
  updated_at      DATETIME(3) NULL,
  UNIQUE KEY `uniq.auto_increment` (auto_increment),
  KEY `idx.lastlogin` (last_login)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE `order` (
  id              BINARY(16) NOT NULL,
  version_id      BINARY(16) NOT NULL,
  state_id        BINARY(16) NOT NULL,
  auto_increment  BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_number    VARCHAR(64) NULL,
  currency_id     BINARY(16) NOT NULL,
  order_date_time DATETIME(3) NOT NULL,
  created_at      DATETIME(3) NOT NULL,
  updated_at      DATETIME(3) NULL,
  PRIMARY KEY (id, version_id),
  KEY `idx.state_index` (state_id),
  UNIQUE KEY `uniq.auto_increment` (auto_increment, version_id),
  CONSTRAINT `fk.order.currency_id` FOREIGN KEY (currency_id) REFERENCES currency (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT `fk.order.state_id` FOREIGN KEY (state_id) REFERENCES state_machine_state (id) ON DELETE RESTRICT ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_customer (
  id               BINARY(16) NOT NULL,
  version_id       BINARY(16) NOT NULL,
  customer_id      BINARY(16) NULL,
  order_id         BINARY(16) NOT NULL,
  order_version_id BINARY(16) NOT NULL,
  email            VARCHAR(254) NOT NULL,
  first_name       VARCHAR(255) NOT NULL,
  last_name        VARCHAR(255) NOT NULL,
  created_at       DATETIME(3) NOT NULL,
  updated_at       DATETIME(3) NULL,
  PRIMARY KEY (id, version_id),
  CONSTRAINT `fk.order_customer.customer_id` FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT `fk.order_customer.order_id` FOREIGN KEY (order_id, order_version_id) REFERENCES `order` (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_line_item (
  id                BINARY(16) NOT NULL,
  version_id        BINARY(16) NOT NULL,
  order_id          BINARY(16) NOT NULL,
  order_version_id  BINARY(16) NOT NULL,
  parent_id         BINARY(16) NULL,
  parent_version_id BINARY(16) NULL,
  identifier        VARCHAR(255) NOT NULL,
  referenced_id     VARCHAR(255) NULL,
  label             VARCHAR(255) NOT NULL,
  quantity          INT(11) NOT NULL,
  unit_price        DOUBLE GENERATED ALWAYS AS (JSON_UNQUOTE(JSON_EXTRACT(price, '$.unitPrice'))) VIRTUAL,
  type              VARCHAR(255) NULL,
  price             JSON NOT NULL,
  created_at        DATETIME(3) NOT NULL,
  updated_at        DATETIME(3) NULL,
  PRIMARY KEY (id, version_id),
  CONSTRAINT `fk.order_line_item.order_id` FOREIGN KEY (order_id, order_version_id) REFERENCES `order` (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk.order_line_item.parent_id` FOREIGN KEY (parent_id, parent_version_id) REFERENCES order_line_item (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_transaction (
  id               BINARY(16) NOT NULL,
  version_id       BINARY(16) NOT NULL,
  order_id         BINARY(16) NOT NULL,
  order_version_id BINARY(16) NOT NULL,
  state_id         BINARY(16) NOT NULL,
  created_at       DATETIME(3) NOT NULL,
  updated_at       DATETIME(3) NULL,
  PRIMARY KEY (id, version_id),
  KEY `idx.state_index` (state_id),
  CONSTRAINT `fk.order_transaction.order_id` FOREIGN KEY (order_id, order_version_id) REFERENCES `order` (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk.order_transaction.state_id` FOREIGN KEY (state_id) REFERENCES state_machine_state (id) ON DELETE RESTRICT ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_transaction_capture (
  id                           BINARY(16) NOT NULL,
  version_id                   BINARY(16) NOT NULL,
  order_transaction_id         BINARY(16) NOT NULL,
  order_transaction_version_id BINARY(16) NOT NULL,
  state_id                     BINARY(16) NOT NULL,
  created_at                   DATETIME(3) NOT NULL,
  PRIMARY KEY (id, version_id),
  CONSTRAINT `fk.order_transaction_capture.order_transaction_id` FOREIGN KEY (order_transaction_id, order_transaction_version_id)
    REFERENCES order_transaction (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_transaction_capture_refund (
  id                 BINARY(16) NOT NULL,
  version_id         BINARY(16) NOT NULL,
  capture_id         BINARY(16) NOT NULL,
  capture_version_id BINARY(16) NOT NULL,
  state_id           BINARY(16) NOT NULL,
  created_at         DATETIME(3) NOT NULL,
  PRIMARY KEY (id, version_id),
  CONSTRAINT `fk.order_transaction_capture_refund.capture_id` FOREIGN KEY (capture_id, capture_version_id)
    REFERENCES order_transaction_capture (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk.order_transaction_capture_refund.state_id` FOREIGN KEY (state_id) REFERENCES state_machine_state (id) ON DELETE RESTRICT ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_transaction_capture_refund_position (
  id                         BINARY(16) NOT NULL,
  version_id                 BINARY(16) NOT NULL,
  refund_id                  BINARY(16) NOT NULL,
  refund_version_id          BINARY(16) NOT NULL,
  order_line_item_id         BINARY(16) NOT NULL,
  order_line_item_version_id BINARY(16) NOT NULL,
  quantity                   INT(11) NOT NULL,
  created_at                 DATETIME(3) NOT NULL,
  PRIMARY KEY (id, version_id),
  CONSTRAINT `fk.order_transaction_capture_refund_position.refund_id` FOREIGN KEY (refund_id, refund_version_id)
    REFERENCES order_transaction_capture_refund (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk.order_transaction_capture_refund_position.order_line_item_id` FOREIGN KEY (order_line_item_id, order_line_item_version_id)
    REFERENCES order_line_item (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE product_manufacturer_translation (
  product_manufacturer_id         BINARY(16) NOT NULL,
  product_manufacturer_version_id BINARY(16) NOT NULL,
  language_id                     BINARY(16) NOT NULL,
  name                            VARCHAR(255) NULL,
  created_at                      DATETIME(3) NOT NULL,
  PRIMARY KEY (product_manufacturer_id, product_manufacturer_version_id, language_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE product (
  id                              BINARY(16) NOT NULL,
  version_id                      BINARY(16) NOT NULL,
  auto_increment                  BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  product_number                  VARCHAR(64) NULL,
  active                          TINYINT(1) UNSIGNED NULL,
  parent_id                       BINARY(16) NULL,
  parent_version_id               BINARY(16) NULL,
  product_manufacturer_id         BINARY(16) NULL,
  product_manufacturer_version_id BINARY(16) NULL,
  price                           JSON NULL,
  stock                           INT(11) NOT NULL,
  available_stock                 INT(11) NULL,
  available                       TINYINT(1) NOT NULL DEFAULT 1,
  created_at                      DATETIME(3) NOT NULL,
  updated_at                      DATETIME(3) NULL,
  PRIMARY KEY (id, version_id),
  KEY `idx.auto_increment` (auto_increment),
  UNIQUE KEY `uniq.product.product_number__version_id` (product_number, version_id),
  CONSTRAINT `fk.product.parent_id` FOREIGN KEY (parent_id, parent_version_id) REFERENCES product (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE product_translation (
  product_id         BINARY(16) NOT NULL,
  product_version_id BINARY(16) NOT NULL,
  language_id        BINARY(16) NOT NULL,
  name               VARCHAR(255) NULL,
  description        MEDIUMTEXT NULL,
  created_at         DATETIME(3) NOT NULL,
  PRIMARY KEY (product_id, product_version_id, language_id),
  CONSTRAINT `fk.product_translation.product_id` FOREIGN KEY (product_id, product_version_id) REFERENCES product (id, version_id) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE product_visibility (
  id                 BINARY(16) NOT NULL PRIMARY KEY,
  product_id         BINARY(16) NOT NULL,
  product_version_id BINARY(16) NOT NULL,
  sales_channel_id   BINARY(16) NOT NULL,
  visibility         INT NOT NULL,
  created_at         DATETIME(3) NOT NULL,
  UNIQUE KEY `uniq.product_id__sales_channel_id` (product_id, product_version_id, sales_channel_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE category_translation (
  category_id         BINARY(16) NOT NULL,
  category_version_id BINARY(16) NOT NULL,
  language_id         BINARY(16) NOT NULL,
  name                VARCHAR(255) NULL,
  created_at          DATETIME(3) NOT NULL,
  PRIMARY KEY (category_id, category_version_id, language_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE product_category (
  product_id          BINARY(16) NOT NULL,
  product_version_id  BINARY(16) NOT NULL,
  category_id         BINARY(16) NOT NULL,
  category_version_id BINARY(16) NOT NULL,
  PRIMARY KEY (product_id, product_version_id, category_id, category_version_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
