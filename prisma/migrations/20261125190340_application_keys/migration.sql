-- CreateEnum
CREATE TYPE "application_key_scope" AS ENUM ('manage', 'read');

-- CreateTable
CREATE TABLE "application_keys" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "application_key_scope" NOT NULL,
    "feature_flags" TEXT[],
    "token_hash" BYTEA NOT NULL,
    "token_hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_keys_token_hash_key" ON "application_keys"("token_hash");

-- CreateIndex
CREATE INDEX "application_keys_application_id_id_idx" ON "application_keys"("application_id", "id");

-- AddForeignKey
ALTER TABLE "application_keys" ADD CONSTRAINT "application_keys_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
