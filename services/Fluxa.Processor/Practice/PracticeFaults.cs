using System.Diagnostics;
using Fluxa.Events;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Practice;

/// <summary>The bug that a game day deploys, at the place where real ones live: after the payload was read, before anything is stored.</summary>
internal sealed partial class PracticeFaults(IOptions<PracticeOptions> options, TimeProvider clock, ILogger<PracticeFaults> logger)
{
    private readonly PracticeOptions _options = options.Value;

    /// <exception cref="InvalidOperationException">The bug: its text has an id and a number that differ each time, as real ones have.</exception>
    public Task ApplyAsync(TransactionEvent transaction, CancellationToken cancellationToken) =>
        _options.Any ? ApplyAsync(transaction.Merchant, transaction.Amount, cancellationToken) : Task.CompletedTask;

    private async Task ApplyAsync(string merchant, decimal amount, CancellationToken cancellationToken)
    {
        if (merchant == _options.KillMerchant)
        {
            Log.Dying(logger, merchant);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        if (merchant == _options.DelayMerchant)
        {
            await Task.Delay(_options.Delay, clock, cancellationToken);
        }

        if (merchant == _options.FailMerchant)
        {
            throw new InvalidOperationException($"The fee table has no entry for merchant '{merchant}' and amount {amount}.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5090, LogLevel.Warning, "Practice: dying at an event of merchant {Merchant}")]
        public static partial void Dying(ILogger logger, string merchant);
    }
}
