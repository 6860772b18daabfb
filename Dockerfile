# Entrepôt with its client built: `docker build -t entrepot .`. docker-compose.yml runs it with a Neo4j beside it.
ARG NODE=node:24.21.0-trixie-slim

# No package needs its install script here: `node` would only fetch the Node that the image already has.
FROM ${NODE} AS client
WORKDIR /entrepot
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json vite.config.ts ./
COPY graph-schema graph-schema
COPY client client
COPY scripts/client-build.ts scripts/client-build.ts
RUN node scripts/client-build.ts

FROM ${NODE} AS packages
WORKDIR /entrepot
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE}
WORKDIR /entrepot
COPY package.json ./
COPY --from=packages /entrepot/node_modules node_modules
COPY graph-schema graph-schema
COPY seeds seeds
COPY server server
COPY --from=client /entrepot/dist/client dist/client
# A new volume takes its owner from here.
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4747 ENTREPOT_DATA=/data
EXPOSE 4747
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/v1/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
