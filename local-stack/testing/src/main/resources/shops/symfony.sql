-- A shop as a Doctrine application often has it: users, orders, order_items and products, whose ids are UUIDs as text. Version: none; written for these tests.

CREATE TABLE users (
  id         CHAR(36) NOT NULL PRIMARY KEY,
  email      VARCHAR(180) NOT NULL,
  name       VARCHAR(255) NULL,
  created_at DATETIME NOT NULL,
  UNIQUE KEY uniq_users_email (email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE products (
  id          CHAR(36) NOT NULL PRIMARY KEY,
  name        VARCHAR(255) NOT NULL,
  description LONGTEXT NULL,
  category    VARCHAR(100) NULL,
  price       DECIMAL(10, 2) NOT NULL,
  stock       INT NOT NULL DEFAULT 0,
  created_at  DATETIME NOT NULL,
  updated_at  DATETIME NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE orders (
  id         CHAR(36) NOT NULL PRIMARY KEY,
  user_id    CHAR(36) NULL,
  status     VARCHAR(32) NOT NULL DEFAULT 'pending',
  currency   CHAR(3) NOT NULL DEFAULT 'EUR',
  total      DECIMAL(10, 2) NOT NULL DEFAULT 0,
  created_at DATETIME NOT NULL,
  updated_at DATETIME NULL,
  KEY idx_orders_user (user_id),
  KEY idx_orders_updated (updated_at),
  CONSTRAINT fk_orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_items (
  id                CHAR(36) NOT NULL PRIMARY KEY,
  order_id          CHAR(36) NOT NULL,
  product_id        CHAR(36) NOT NULL,
  quantity          INT NOT NULL,
  refunded_quantity INT NOT NULL DEFAULT 0,
  unit_price        DECIMAL(10, 2) NOT NULL,
  KEY idx_items_order (order_id),
  KEY idx_items_product (product_id),
  CONSTRAINT fk_items_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT fk_items_product FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
