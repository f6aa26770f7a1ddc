using System.Data.Common;
using Fluxa.CrashPoints;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fluxa.Persistence.Schema;

/// <summary>Marks the end of each statement of a migration as a crash point.</summary>
internal sealed class MigrationSteps : DbCommandInterceptor
{
    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        CrashPoint.Reach("migration.after-statement");
        return ValueTask.FromResult(result);
    }
}
