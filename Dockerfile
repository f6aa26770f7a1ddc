# syntax=docker/dockerfile:1
# Every service and the fluxa command, from one build. docker build --target ingest|processor|query|recovery|cli .
ARG DOTNET=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET}-noble AS build
WORKDIR /src

# What a restore reads, so that its layer lives until a reference changes. A test compares the list with the projects.
COPY global.json Directory.Build.props Directory.Packages.props Fluxa.sln ./
COPY deploy/local/run.slnf deploy/local/
COPY shared/CrashPoints/CrashPoints.props shared/CrashPoints/
COPY contracts/Fluxa.Contracts/Fluxa.Contracts.csproj contracts/Fluxa.Contracts/packages.lock.json contracts/Fluxa.Contracts/
COPY shared/Fluxa.Alarms/Fluxa.Alarms.csproj shared/Fluxa.Alarms/packages.lock.json shared/Fluxa.Alarms/
COPY shared/Fluxa.ClaimCheck/Fluxa.ClaimCheck.csproj shared/Fluxa.ClaimCheck/packages.lock.json shared/Fluxa.ClaimCheck/
COPY shared/Fluxa.Configuration/Fluxa.Configuration.csproj shared/Fluxa.Configuration/packages.lock.json shared/Fluxa.Configuration/
COPY shared/Fluxa.Events/Fluxa.Events.csproj shared/Fluxa.Events/packages.lock.json shared/Fluxa.Events/
COPY shared/Fluxa.Hosting/Fluxa.Hosting.csproj shared/Fluxa.Hosting/packages.lock.json shared/Fluxa.Hosting/
COPY shared/Fluxa.LocalInfrastructure/Fluxa.LocalInfrastructure.csproj shared/Fluxa.LocalInfrastructure/packages.lock.json shared/Fluxa.LocalInfrastructure/
COPY shared/Fluxa.Persistence/Fluxa.Persistence.csproj shared/Fluxa.Persistence/packages.lock.json shared/Fluxa.Persistence/
COPY shared/Fluxa.Topology/Fluxa.Topology.csproj shared/Fluxa.Topology/packages.lock.json shared/Fluxa.Topology/
COPY shared/Fluxa.Transport.AmazonSqs/Fluxa.Transport.AmazonSqs.csproj shared/Fluxa.Transport.AmazonSqs/packages.lock.json shared/Fluxa.Transport.AmazonSqs/
COPY services/Fluxa.Cli/Fluxa.Cli.csproj services/Fluxa.Cli/packages.lock.json services/Fluxa.Cli/
COPY services/Fluxa.Ingest/Fluxa.Ingest.csproj services/Fluxa.Ingest/packages.lock.json services/Fluxa.Ingest/
COPY services/Fluxa.Processor/Fluxa.Processor.csproj services/Fluxa.Processor/packages.lock.json services/Fluxa.Processor/
COPY services/Fluxa.Query/Fluxa.Query.csproj services/Fluxa.Query/packages.lock.json services/Fluxa.Query/
COPY services/Fluxa.Recovery/Fluxa.Recovery.csproj services/Fluxa.Recovery/packages.lock.json services/Fluxa.Recovery/
RUN dotnet restore deploy/local/run.slnf --locked-mode

COPY BannedSymbols.txt .editorconfig ./
COPY contracts contracts
COPY shared shared
COPY services services
RUN dotnet publish deploy/local/run.slnf --configuration Release --no-restore --verbosity quiet

# No shell, no package manager, no curl: the service asks itself how it is.
FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}-noble-chiseled AS runtime
WORKDIR /app
# Whom to trust as RDS: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
ADD --chmod=444 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /etc/fluxa/rds.pem
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
# Spooled bodies. Declared, so that a volume mounted there has the folder's rights: the root file system is read-only.
VOLUME ["/tmp"]
USER $APP_UID
STOPSIGNAL SIGTERM

FROM runtime AS ingest
COPY --from=build /src/artifacts/publish/Fluxa.Ingest/release/ ./
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 CMD ["dotnet", "Fluxa.Ingest.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "Fluxa.Ingest.dll"]

FROM runtime AS processor
COPY --from=build /src/artifacts/publish/Fluxa.Processor/release/ ./
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 CMD ["dotnet", "Fluxa.Processor.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "Fluxa.Processor.dll"]

FROM runtime AS query
COPY --from=build /src/artifacts/publish/Fluxa.Query/release/ ./
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 CMD ["dotnet", "Fluxa.Query.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "Fluxa.Query.dll"]

FROM runtime AS recovery
COPY --from=build /src/artifacts/publish/Fluxa.Recovery/release/ ./
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 CMD ["dotnet", "Fluxa.Recovery.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "Fluxa.Recovery.dll"]

# Schema, roles, keys: runs a command and ends.
FROM runtime AS cli
COPY --from=build /src/artifacts/publish/Fluxa.Cli/release/ ./
ENTRYPOINT ["dotnet", "Fluxa.Cli.dll"]
