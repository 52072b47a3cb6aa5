# One image for every role; POSTHORN_ROLES says which a container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installs what package-lock.json names, makes the database client and the web app.
RUN npm run posthorn -- build

FROM node:24-bookworm-slim
ENV NODE_ENV=production POSTHORN_BIND=0.0.0.0 POSTHORN_METRICS_BIND=0.0.0.0 POSTHORN_DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000 8071
# Not through npm, which does not pass signals on.
CMD ["node", "packages/cli/bin/bootstrap.mjs", "start"]
