# Prima as a service: Node 24, production dependencies only, not root. SIGTERM stops it cleanly within 10 seconds.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
# All addresses of the container; what of it can be reached from outside is decided where its port is published.
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
# One pool of memory for all threads: 8 MB less in use, and nothing here allocates on several threads for long.
ENV MALLOC_ARENA_MAX=1
# What a large file needed goes back to the system at once, and is not kept for the next: of 200,000 rows 20 MB.
ENV MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
# What .dockerignore leaves: code, prompts, knowledge.
COPY . .
# /data holds what is kept when there is no REDIS_URL; .cache the compiled code and the indexed knowledge.
RUN install -d -o node -g node /data node_modules/.cache
USER node
# One answer: an image that cannot give it is not built, and what was compiled and indexed for it need not be again.
RUN DATA_DIR=/tmp/first-answer node --import ./src/compile-cache.js src/main.ts --ask "apa itu NIB?" && rm -r /tmp/first-answer
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start` does, without npm between us and the signals.
CMD ["node", "--max-semi-space-size=2", "--heap-growing-percent=20", "--import", "./src/compile-cache.js", "src/main.ts"]
