-- CreateEnum
CREATE TYPE "alert_news" AS ENUM ('opened', 'disabled', 'recovered', 'test');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('waiting', 'sent', 'failed');

-- What awaits mail awaits its alerts.
ALTER TABLE "operational_events" RENAME COLUMN "awaits_mail" TO "awaits_alert";

-- CreateTable
CREATE TABLE "alert_targets" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_mutes" (
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "muted_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_mutes_pkey" PRIMARY KEY ("endpoint_id")
);

-- CreateTable
CREATE TABLE "incident_alerts" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "incident_id" TEXT COLLATE "C" NOT NULL,
    "news" "alert_news" NOT NULL,
    "reader" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "alert_state" NOT NULL DEFAULT 'waiting',
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_targets_environment_id_id_idx" ON "alert_targets"("environment_id", "id");

-- CreateIndex
CREATE INDEX "incident_alerts_incident_id_id_idx" ON "incident_alerts"("incident_id", "id");

-- CreateIndex
CREATE INDEX "background_tasks_endpoint_id_id_idx" ON "background_tasks"("endpoint_id", "id");

-- One alert a reader and piece of news of an incident. Those that wait are taken by when they are due.
CREATE UNIQUE INDEX "incident_alerts_once" ON "incident_alerts"("incident_id", "news", "reader", "address") WHERE "incident_id" <> '';
CREATE INDEX "incident_alerts_waiting" ON "incident_alerts"("due_at") WHERE "state" = 'waiting';
