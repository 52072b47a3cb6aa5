-- CreateEnum
CREATE TYPE "inspector_answer" AS ENUM ('ok', 'error', 'slow');

-- CreateTable
CREATE TABLE "inspectors" (
    "id" TEXT COLLATE "C" NOT NULL,
    "environment_id" TEXT COLLATE "C" NOT NULL,
    "answer" "inspector_answer" NOT NULL DEFAULT 'ok',
    "received" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inspectors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspected_requests" (
    "id" TEXT COLLATE "C" NOT NULL,
    "inspector_id" TEXT COLLATE "C" NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "is_base64" BOOLEAN NOT NULL,
    "body_bytes" INTEGER NOT NULL,

    CONSTRAINT "inspected_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_processes" (
    "id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "server_processes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inspectors_environment_id_id_idx" ON "inspectors"("environment_id", "id");

-- CreateIndex
CREATE INDEX "inspectors_expires_at_idx" ON "inspectors"("expires_at");

-- CreateIndex
CREATE INDEX "inspected_requests_inspector_id_id_idx" ON "inspected_requests"("inspector_id", "id");
