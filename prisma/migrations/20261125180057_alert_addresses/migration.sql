-- AlterEnum
ALTER TYPE "alert_news" ADD VALUE 'confirmation';

-- AlterTable
ALTER TABLE "incident_alerts" ADD COLUMN     "application_id" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "alert_addresses" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_addresses_environment_id_id_idx" ON "alert_addresses"("environment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_addresses_application_id_email_key" ON "alert_addresses"("application_id", "email");

-- AddForeignKey
ALTER TABLE "alert_addresses" ADD CONSTRAINT "alert_addresses_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How many confirmations an application asked for lately, and how many an address got.
CREATE INDEX "incident_alerts_confirmations" ON "incident_alerts"("application_id", "id") WHERE "application_id" IS NOT NULL;
CREATE INDEX "incident_alerts_confirmed_names" ON "incident_alerts"("name", "id") WHERE "application_id" IS NOT NULL;
