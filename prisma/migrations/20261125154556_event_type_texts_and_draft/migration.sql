-- AlterTable
ALTER TABLE "event_types" ADD COLUMN     "draft" JSONB,
ADD COLUMN     "title" TEXT,
ADD COLUMN     "translations" JSONB;
