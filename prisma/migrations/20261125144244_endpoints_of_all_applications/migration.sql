-- The endpoints of an environment, and the few of them that are off or fail, found without reading the others.
CREATE INDEX "endpoints_of_environment" ON "endpoints"("environment_id", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "endpoints_disabled" ON "endpoints"("environment_id", "id") WHERE "disabled_at" IS NOT NULL AND "deleted_at" IS NULL;
CREATE INDEX "incidents_failing" ON "incidents"("environment_id", "endpoint_id") WHERE "recovered_at" IS NULL;
