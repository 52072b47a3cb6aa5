-- AlterTable
ALTER TABLE "environments" ADD COLUMN     "branding" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "portal_sessions" ADD COLUMN     "locale" TEXT;
