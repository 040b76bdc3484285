FROM swift:6.3-bookworm AS build
RUN apt-get update -q && apt-get install -yq --no-install-recommends libsqlite3-dev zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Config Config
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product sijill --static-swift-stdlib && strip "$(swift build -c release --show-bin-path)/sijill" \
  && cp "$(swift build -c release --show-bin-path)/sijill" /sijill

FROM debian:12-slim
RUN apt-get update -q && apt-get install -yq --no-install-recommends libsqlite3-0 zlib1g curl && rm -rf /var/lib/apt/lists/* \
  && useradd --system --create-home --home-dir /var/lib/sijill sijill
COPY --from=build /sijill /usr/local/bin/sijill
USER sijill
WORKDIR /var/lib/sijill
VOLUME /var/lib/sijill
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD curl -fsS http://127.0.0.1:8080/livez || exit 1
ENTRYPOINT ["sijill"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--data", "/var/lib/sijill"]
