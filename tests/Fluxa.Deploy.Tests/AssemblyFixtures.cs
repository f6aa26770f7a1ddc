using Fluxa.Testing.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(Fluxa.Deploy.Tests.Cloud.Synthesis))]
