-- The tables of WooCommerce 9 on WordPress 6 that we read: names, types, defaults and keys, written down from WordPress' wp-admin/includes/schema.php
-- and WooCommerce's OrdersTableDataStore::get_database_schema and WC_Install::get_schema. None of them has a foreign key.

CREATE TABLE wp_users (
  ID                  BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_login          VARCHAR(60) NOT NULL DEFAULT '',
  user_pass           VARCHAR(255) NOT NULL DEFAULT '',
  user_nicename       VARCHAR(50) NOT NULL DEFAULT '',
  user_email          VARCHAR(100) NOT NULL DEFAULT '',
  user_url            VARCHAR(100) NOT NULL DEFAULT '',
  user_registered     DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  user_activation_key VARCHAR(255) NOT NULL DEFAULT '',
  user_status         INT(11) NOT NULL DEFAULT 0,
  display_name        VARCHAR(250) NOT NULL DEFAULT '',
  KEY user_login_key (user_login),
  KEY user_nicename (user_nicename),
  KEY user_email (user_email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_usermeta (
  umeta_id   BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id    BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  meta_key   VARCHAR(255) DEFAULT NULL,
  meta_value LONGTEXT,
  KEY user_id (user_id),
  KEY meta_key (meta_key(191))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_options (
  option_id    BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  option_name  VARCHAR(191) NOT NULL DEFAULT '',
  option_value LONGTEXT NOT NULL,
  autoload     VARCHAR(20) NOT NULL DEFAULT 'yes',
  UNIQUE KEY option_name (option_name),
  KEY autoload (autoload)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_posts (
  ID                    BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  post_author           BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  post_date             DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  post_date_gmt         DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  post_content          LONGTEXT NOT NULL,
  post_title            TEXT NOT NULL,
  post_excerpt          TEXT NOT NULL,
  post_status           VARCHAR(20) NOT NULL DEFAULT 'publish',
  comment_status        VARCHAR(20) NOT NULL DEFAULT 'open',
  ping_status           VARCHAR(20) NOT NULL DEFAULT 'open',
  post_password         VARCHAR(255) NOT NULL DEFAULT '',
  post_name             VARCHAR(200) NOT NULL DEFAULT '',
  to_ping               TEXT NOT NULL,
  pinged                TEXT NOT NULL,
  post_modified         DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  post_modified_gmt     DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  post_content_filtered LONGTEXT NOT NULL,
  post_parent           BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  guid                  VARCHAR(255) NOT NULL DEFAULT '',
  menu_order            INT(11) NOT NULL DEFAULT 0,
  post_type             VARCHAR(20) NOT NULL DEFAULT 'post',
  post_mime_type        VARCHAR(100) NOT NULL DEFAULT '',
  comment_count         BIGINT(20) NOT NULL DEFAULT 0,
  KEY post_name (post_name(191)),
  KEY type_status_date (post_type, post_status, post_date, ID),
  KEY post_parent (post_parent),
  KEY post_author (post_author)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_postmeta (
  meta_id    BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  post_id    BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  meta_key   VARCHAR(255) DEFAULT NULL,
  meta_value LONGTEXT,
  KEY post_id (post_id),
  KEY meta_key (meta_key(191))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_terms (
  term_id    BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(200) NOT NULL DEFAULT '',
  slug       VARCHAR(200) NOT NULL DEFAULT '',
  term_group BIGINT(10) NOT NULL DEFAULT 0,
  KEY slug (slug(191)),
  KEY name (name(191))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_term_taxonomy (
  term_taxonomy_id BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  term_id          BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  taxonomy         VARCHAR(32) NOT NULL DEFAULT '',
  description      LONGTEXT NOT NULL,
  parent           BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  count            BIGINT(20) NOT NULL DEFAULT 0,
  UNIQUE KEY term_id_taxonomy (term_id, taxonomy),
  KEY taxonomy (taxonomy)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_term_relationships (
  object_id        BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  term_taxonomy_id BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
  term_order       INT(11) NOT NULL DEFAULT 0,
  PRIMARY KEY (object_id, term_taxonomy_id),
  KEY term_taxonomy_id (term_taxonomy_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_wc_orders (
  id                   BIGINT(20) UNSIGNED NOT NULL PRIMARY KEY,
  status               VARCHAR(20) NULL,
  currency             VARCHAR(10) NULL,
  type                 VARCHAR(20) NULL,
  tax_amount           DECIMAL(26, 8) NULL,
  total_amount         DECIMAL(26, 8) NULL,
  customer_id          BIGINT(20) UNSIGNED NULL,
  billing_email        VARCHAR(320) NULL,
  date_created_gmt     DATETIME NULL,
  date_updated_gmt     DATETIME NULL,
  parent_order_id      BIGINT(20) UNSIGNED NULL,
  payment_method       VARCHAR(100) NULL,
  payment_method_title TEXT NULL,
  transaction_id       VARCHAR(100) NULL,
  ip_address           VARCHAR(100) NULL,
  user_agent           TEXT NULL,
  customer_note        TEXT NULL,
  KEY status (status),
  KEY date_created (date_created_gmt),
  KEY customer_id_billing_email (customer_id, billing_email(171)),
  KEY billing_email (billing_email(191)),
  KEY type_status_date (type, status, date_created_gmt),
  KEY parent_order_id (parent_order_id),
  KEY date_updated (date_updated_gmt)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_woocommerce_order_items (
  order_item_id   BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_item_name TEXT NOT NULL,
  order_item_type VARCHAR(200) NOT NULL DEFAULT '',
  order_id        BIGINT(20) UNSIGNED NOT NULL,
  KEY order_id (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE wp_woocommerce_order_itemmeta (
  meta_id       BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_item_id BIGINT(20) UNSIGNED NOT NULL,
  meta_key      VARCHAR(255) DEFAULT NULL,
  meta_value    LONGTEXT,
  KEY order_item_id (order_item_id),
  KEY meta_key (meta_key(32))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
