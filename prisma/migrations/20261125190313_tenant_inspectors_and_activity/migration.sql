-- DropIndex
DROP INDEX "inspectors_environment_id_id_idx";

-- AlterTable
ALTER TABLE "inspectors" ADD COLUMN     "application_id" TEXT COLLATE "C";

-- CreateIndex
CREATE INDEX "audit_entries_application_id_id_idx" ON "audit_entries"("application_id", "id");

-- CreateIndex
CREATE INDEX "inspectors_environment_id_application_id_id_idx" ON "inspectors"("environment_id", "application_id", "id");
