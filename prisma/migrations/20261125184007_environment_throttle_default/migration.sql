-- AlterTable
ALTER TABLE "environments" ADD COLUMN     "endpoint_throttle_rate" INTEGER;
