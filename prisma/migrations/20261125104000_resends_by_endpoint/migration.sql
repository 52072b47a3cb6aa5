-- How many resends are open at an endpoint, counted without reading the queue. No row of the hot path is in it.
CREATE INDEX "delivery_queue_resends" ON "delivery_queue"("endpoint_id") WHERE "trigger" = 1;
