using Fluxa.Testing.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
