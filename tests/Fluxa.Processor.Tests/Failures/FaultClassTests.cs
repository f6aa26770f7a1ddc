using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Failures;
using Npgsql;

namespace Fluxa.Processor.Tests.Failures;

public sealed class FaultClassTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new NpgsqlException("no connection"), FaultClass.Postgres },
        { new InvalidOperationException("wrapped", new NpgsqlException("no connection")), FaultClass.Postgres },
        { new DependencyAwayException("S3"), FaultClass.S3 },
        { new HandlerTimeoutException(TimeSpan.FromSeconds(5)), FaultClass.Timeout },
        { new TimeoutException(), FaultClass.Timeout },
        { new TaskCanceledException(), FaultClass.Cancelled },
        { new IOException(), FaultClass.Other },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Says_what_was_in_the_way(Exception failure, string word) => Assert.Equal(word, FaultClass.Of(failure));
}
