using System.Diagnostics.Metrics;

namespace Fluxa.Query;

/// <summary>What Query counts.</summary>
internal sealed class QueryMetrics
{
    public const string MeterName = "Fluxa.Query";

    private readonly Counter<long> _success;
    private readonly Counter<long> _failure;
    private readonly Counter<long> _notFound;

    public QueryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _success = meter.CreateCounter<long>("query_success", "{query}", "Queries answered with an event.");
        _failure = meter.CreateCounter<long>("query_failure", "{query}", "Queries that could not be answered because PostgreSQL did not.");
        _notFound = meter.CreateCounter<long>("query_not_found", "{query}", "Queries for an event that is not there (yet).");
    }

    public void Found() => _success.Add(1);

    public void Failed() => _failure.Add(1);

    public void NotFound() => _notFound.Add(1);
}
