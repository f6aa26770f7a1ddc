using Fluxa.Testing.Fixtures;

[assembly: AssemblyFixture(typeof(EmulatorFixture))]
[assembly: AssemblyFixture(typeof(PostgresFixture))]
