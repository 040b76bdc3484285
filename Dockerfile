FROM swift:6.3-bookworm AS build
RUN apt-get update -q && apt-get install -yq --no-install-recommends libsqlite3-dev zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Config Config
COPY Sources Sources
COPY Tests Tests
# Relative relocations in their short form (glibc 2.36) and functions that are alike once: a tenth less to load.
RUN swift build -c release --product sijill --static-swift-stdlib \
    -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --icf=all \
  && cp "$(swift build -c release --static-swift-stdlib --show-bin-path)/sijill" /sijill && strip /sijill && Config/image /sijill /image

# Nothing but the program and its libraries. It runs with a read-only root (docker run --read-only): only the volume is written.
FROM scratch
COPY --from=build /image /
COPY --from=build --chown=65532:65532 /image/var/lib/sijill /var/lib/sijill
USER 65532:65532
ENV PATH=/usr/local/bin SIJILL_LISTEN=0.0.0.0:8080 SIJILL_DATA=/var/lib/sijill
WORKDIR /var/lib/sijill
VOLUME /var/lib/sijill
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["sijill", "healthcheck"]
ENTRYPOINT ["sijill"]
CMD ["serve"]
