using System.Globalization;
using Fluxa.Cli.Terminal;

namespace Fluxa.Cli.Up;

/// <summary>What is printed when everything is ready.</summary>
internal static class Welcome
{
    public static string Text(RunState state, string eventId, DateTimeOffset now, Paint paint)
    {
        var timestamp = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var body = $$"""{"event_id":"{{eventId}}","user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Corner Shop","timestamp":"{{timestamp}}"}""";
        var header = state.ApiKey.Length > 0 ? $" -H 'X-API-Key: {state.ApiKey}'" : string.Empty;
        var keyLine = state.ApiKey.Length > 0 ? $"{Environment.NewLine}  API key       {state.ApiKey}" : string.Empty;
        return $"""

            {paint.Bold("Fluxa is ready.")}
              Ingest        {state.Ingest}
              Query         {state.Query}
              Recovery      {state.Recovery}
              SQS, SNS, S3  {state.Aws}
              PostgreSQL    127.0.0.1:{state.PostgresPort.ToString(CultureInfo.InvariantCulture)} (connection string in .fluxa/run.json){keyLine}

            Try it:
              {paint.Cyan($"curl -i {state.Ingest}/events{header} -H 'Content-Type: application/json' -d '{body}'")}
              {paint.Cyan($"curl{header} {state.Query}/events/{eventId}")}

            Ctrl-C stops everything; the data is kept. In another terminal: ./fluxa status, ./fluxa verify, ./fluxa load, ./fluxa seed, ./fluxa dlq stats.

            """;
    }
}
