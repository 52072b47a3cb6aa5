-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "api_key_scope" AS ENUM ('all', 'publish', 'read');

-- CreateEnum
CREATE TYPE "application_kind" AS ENUM ('tenant', 'operational');

-- CreateEnum
CREATE TYPE "background_task_status" AS ENUM ('running', 'finished', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "environment_kind" AS ENUM ('development', 'production');

-- CreateEnum
CREATE TYPE "header_family" AS ENUM ('both', 'webhook', 'svix');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'admin', 'developer', 'viewer');

-- CreateEnum
CREATE TYPE "session_token_kind" AS ENUM ('session', 'one_time');

-- CreateEnum
CREATE TYPE "rollup_span" AS ENUM ('minute', 'hour', 'day');

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "api_key_scope" NOT NULL DEFAULT 'all',
    "token_hash" BYTEA NOT NULL,
    "token_hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applications" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "kind" "application_kind" NOT NULL DEFAULT 'tenant',
    "uid" TEXT,
    "name" TEXT NOT NULL,
    "throttle_rate" INTEGER,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "message_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "trigger" SMALLINT NOT NULL,
    "attempt_number" SMALLINT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "response_status" SMALLINT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "reason" TEXT,
    "detail" TEXT NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("message_id","id")
) PARTITION BY RANGE ("message_id");

-- CreateTable
CREATE TABLE "response_bodies" (
    "retention_class" SMALLINT NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,
    "attempt_id" TEXT COLLATE "C" NOT NULL,
    "body" TEXT,
    "is_base64" BOOLEAN NOT NULL,

    CONSTRAINT "response_bodies_pkey" PRIMARY KEY ("retention_class","message_id","attempt_id")
) PARTITION BY LIST ("retention_class");

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C",
    "application_id" TEXT COLLATE "C",
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "background_tasks" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C",
    "endpoint_id" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "status" "background_task_status" NOT NULL DEFAULT 'running',
    "started_by" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "cursor" JSONB,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "background_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_queue" (
    "message_id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "trigger" SMALLINT NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "attempt_number" SMALLINT NOT NULL DEFAULT 0,
    "lease_number" INTEGER NOT NULL DEFAULT 0,
    "is_leased" BOOLEAN NOT NULL DEFAULT false,
    "gate" TEXT COLLATE "C",
    "holds_slot" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "delivery_queue_pkey" PRIMARY KEY ("message_id","endpoint_id","trigger")
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);

-- CreateTable
CREATE TABLE "deliveries" (
    "message_id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempt_count" SMALLINT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("message_id","endpoint_id")
) PARTITION BY RANGE ("message_id");

-- CreateTable
CREATE TABLE "gates" (
    "owner_id" TEXT COLLATE "C" NOT NULL,
    "rate" INTEGER,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tokens_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "max_in_flight" INTEGER,
    "is_slow" BOOLEAN NOT NULL DEFAULT false,
    "closed_until" TIMESTAMPTZ(3),
    "closed_reason" TEXT,
    "check_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gates_pkey" PRIMARY KEY ("owner_id")
);

-- CreateTable
CREATE TABLE "endpoints" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "uid" TEXT,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "properties" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "throttle_rate" INTEGER,
    "max_in_flight" INTEGER,
    "timeout_seconds" INTEGER,
    "retry_schedule" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[],
    "disable_on_failure" BOOLEAN,
    "signature_type" TEXT NOT NULL DEFAULT 'hmac-sha256',
    "headers_sealed" BYTEA,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_secrets" (
    "id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoint_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_health" (
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0,
    "first_failure_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_reason" TEXT,

    CONSTRAINT "endpoint_health_pkey" PRIMARY KEY ("endpoint_id")
);

-- CreateTable
CREATE TABLE "environments" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "environment_kind" NOT NULL,
    "retry_schedule" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[],
    "header_family" "header_family",
    "endpoints_per_application" INTEGER NOT NULL DEFAULT 50,
    "payload_retention_days" INTEGER NOT NULL DEFAULT 90,
    "disable_on_failure" BOOLEAN NOT NULL DEFAULT true,
    "allowed_embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "operational_application_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "environments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_types" (
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "group_name" TEXT,
    "schemas" JSONB,
    "feature_flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "deprecated" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_types_pkey" PRIMARY KEY ("environment_id","name")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "hash" BYTEA NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("hash")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000, autovacuum_vacuum_cost_delay = 0);

-- CreateTable
CREATE TABLE "idempotent_responses" (
    "hash" BYTEA NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "status" SMALLINT,
    "sealed" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_responses_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "incidents" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT NOT NULL,
    "cause_detail" JSONB NOT NULL,
    "first_failure_at" TIMESTAMPTZ(3) NOT NULL,
    "last_failure_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "recovered_at" TIMESTAMPTZ(3),
    "exhausted_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operational_events" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "event_type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "awaits_publish" BOOLEAN NOT NULL,
    "awaits_mail" BOOLEAN NOT NULL,

    CONSTRAINT "operational_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "master_keys" (
    "fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "master_keys_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "event_type" TEXT NOT NULL,
    "event_id" TEXT COLLATE "C",
    "channels" TEXT[],
    "tags" TEXT[],
    "content_type" TEXT,
    "payload_bytes" INTEGER NOT NULL,
    "retention_class" SMALLINT NOT NULL,
    "payload_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "payload_expunged_at" TIMESTAMPTZ(3),
    "delivery_count" INTEGER NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "payloads" (
    "retention_class" SMALLINT NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,
    "body" TEXT,

    CONSTRAINT "payloads_pkey" PRIMARY KEY ("retention_class","message_id")
) PARTITION BY LIST ("retention_class");

-- CreateTable
CREATE TABLE "event_ids" (
    "application_id" TEXT COLLATE "C" NOT NULL,
    "event_id" TEXT COLLATE "C" NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "event_ids_pkey" PRIMARY KEY ("event_id","application_id")
);

-- CreateTable
CREATE TABLE "fan_outs" (
    "message_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "cursor" TEXT COLLATE "C" NOT NULL,
    "delivery_count" INTEGER NOT NULL,

    CONSTRAINT "fan_outs_pkey" PRIMARY KEY ("message_id")
);

-- CreateTable
CREATE TABLE "organizations" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "portal_sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "session_id" TEXT COLLATE "C",
    "capabilities" TEXT[],
    "feature_flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "portal_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_tokens" (
    "token_hash" BYTEA NOT NULL,
    "portal_session_id" TEXT COLLATE "C" NOT NULL,
    "kind" "session_token_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),
    "verifier_hash" BYTEA,

    CONSTRAINT "session_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rollup_deltas" (
    "id" BIGSERIAL NOT NULL,
    "deltas" JSONB NOT NULL,

    CONSTRAINT "rollup_deltas_pkey" PRIMARY KEY ("id")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- CreateTable
CREATE TABLE "rollups" (
    "span" "rollup_span" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "application_id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "event_type" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "latency_counts" INTEGER[],

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("environment_id","span","starts_at","application_id","endpoint_id","event_type","outcome")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "token_hash" BYTEA NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_token_hash_key" ON "api_keys"("token_hash");

-- CreateIndex
CREATE INDEX "api_keys_environment_id_idx" ON "api_keys"("environment_id");

-- CreateIndex
CREATE INDEX "applications_environment_id_id_idx" ON "applications"("environment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "applications_environment_id_uid_key" ON "applications"("environment_id", "uid");

-- CreateIndex
CREATE INDEX "attempts_endpoint_id_id_idx" ON "attempts"("endpoint_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_id_idx" ON "audit_entries"("organization_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_environment_id_id_idx" ON "audit_entries"("environment_id", "id");

-- CreateIndex
CREATE INDEX "background_tasks_environment_id_id_idx" ON "background_tasks"("environment_id", "id");

-- CreateIndex
CREATE INDEX "deliveries_endpoint_id_message_id_idx" ON "deliveries"("endpoint_id", "message_id");

-- CreateIndex
CREATE INDEX "gates_check_at_idx" ON "gates"("check_at");

-- CreateIndex
CREATE INDEX "endpoints_application_id_id_idx" ON "endpoints"("application_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "endpoints_application_id_uid_key" ON "endpoints"("application_id", "uid");

-- CreateIndex
CREATE INDEX "endpoint_secrets_endpoint_id_idx" ON "endpoint_secrets"("endpoint_id");

-- CreateIndex
CREATE UNIQUE INDEX "environments_operational_application_id_key" ON "environments"("operational_application_id");

-- CreateIndex
CREATE INDEX "environments_organization_id_idx" ON "environments"("organization_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE INDEX "idempotent_responses_expires_at_idx" ON "idempotent_responses"("expires_at");

-- CreateIndex
CREATE INDEX "incidents_environment_id_id_idx" ON "incidents"("environment_id", "id");

-- CreateIndex
CREATE INDEX "incidents_endpoint_id_id_idx" ON "incidents"("endpoint_id", "id");

-- CreateIndex
CREATE INDEX "messages_application_id_id_idx" ON "messages"("application_id", "id");

-- CreateIndex
CREATE INDEX "messages_environment_id_id_idx" ON "messages"("environment_id", "id");

-- CreateIndex
CREATE INDEX "event_ids_message_id_idx" ON "event_ids"("message_id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE INDEX "portal_sessions_application_id_idx" ON "portal_sessions"("application_id");

-- CreateIndex
CREATE INDEX "portal_sessions_expires_at_idx" ON "portal_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "session_tokens_portal_session_id_idx" ON "session_tokens"("portal_session_id");

-- CreateIndex
CREATE INDEX "rollups_endpoint_id_span_starts_at_idx" ON "rollups"("endpoint_id", "span", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions"("user_id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_secrets" ADD CONSTRAINT "endpoint_secrets_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environments" ADD CONSTRAINT "environments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_types" ADD CONSTRAINT "event_types_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_tokens" ADD CONSTRAINT "session_tokens_portal_session_id_fkey" FOREIGN KEY ("portal_session_id") REFERENCES "portal_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the datamodel cannot say.

-- Payloads and response bodies: a retention class each, then a day each.
CREATE TABLE "payloads_7" PARTITION OF "payloads" FOR VALUES IN (7) PARTITION BY RANGE ("message_id");
CREATE TABLE "payloads_30" PARTITION OF "payloads" FOR VALUES IN (30) PARTITION BY RANGE ("message_id");
CREATE TABLE "payloads_90" PARTITION OF "payloads" FOR VALUES IN (90) PARTITION BY RANGE ("message_id");
CREATE TABLE "response_bodies_7" PARTITION OF "response_bodies" FOR VALUES IN (7) PARTITION BY RANGE ("message_id");
CREATE TABLE "response_bodies_30" PARTITION OF "response_bodies" FOR VALUES IN (30) PARTITION BY RANGE ("message_id");
CREATE TABLE "response_bodies_90" PARTITION OF "response_bodies" FOR VALUES IN (90) PARTITION BY RANGE ("message_id");

-- What may be claimed now or later. A parked delivery is in no due index.
CREATE INDEX "delivery_queue_due" ON "delivery_queue"("priority", "due_at") WHERE "gate" IS NULL;
CREATE INDEX "delivery_queue_parked" ON "delivery_queue"("gate", "priority", "due_at") WHERE "gate" IS NOT NULL;
-- What the gate of an endpoint has let through and is not yet answered.
CREATE INDEX "delivery_queue_slots" ON "delivery_queue"("endpoint_id") WHERE "holds_slot";
-- What waits at an endpoint: not the fresh rows of the hot path, which are claimed within moments.
CREATE INDEX "delivery_queue_waiting" ON "delivery_queue"("endpoint_id", "due_at") WHERE "attempt_number" > 0 OR "gate" IS NOT NULL;

-- What can be recovered, found without reading what succeeded.
CREATE INDEX "deliveries_exhausted" ON "deliveries"("endpoint_id", "message_id") WHERE "state" = 'exhausted';

-- Work that goes on, and one recovery an endpoint.
CREATE INDEX "background_tasks_running" ON "background_tasks"("due_at") WHERE "status" = 'running';
CREATE UNIQUE INDEX "background_tasks_recovering" ON "background_tasks"("endpoint_id") WHERE "status" = 'running' AND "kind" = 'endpoint.recover';

-- One open incident an endpoint.
CREATE UNIQUE INDEX "incidents_open" ON "incidents"("endpoint_id") WHERE "recovered_at" IS NULL;
-- Endpoints that publishing matches.
CREATE INDEX "endpoints_live" ON "endpoints"("application_id") WHERE "disabled_at" IS NULL AND "deleted_at" IS NULL;
