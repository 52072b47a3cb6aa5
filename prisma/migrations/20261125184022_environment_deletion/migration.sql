-- AlterTable
ALTER TABLE "environments" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);
