using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Fluxa.ClaimCheck;
using Fluxa.Cli.Bench;
using Fluxa.Cli.Db;
using Fluxa.Cli.Dlq;
using Fluxa.Cli.Gameday;
using Fluxa.Cli.Keys;
using Fluxa.Cli.Load;
using Fluxa.Cli.Seed;
using Fluxa.Cli.Status;
using Fluxa.Cli.Testing;
using Fluxa.Cli.Up;
using Fluxa.Cli.Verify;
using Fluxa.LocalInfrastructure;
using Fluxa.Persistence.Schema;
using Npgsql;

namespace Fluxa.Cli;

/// <summary>The whole command line.</summary>
internal static class FluxaCommand
{
    private const string About = """
        Runs, tests and measures Fluxa on this machine.

        Exit codes: 0 done · 1 what was checked isn't so · 2 it could not be done; standard error says why · 130 interrupted.
        """;

    /// <summary>No RootCommand: that one is named after the program's file, and people type ./fluxa.</summary>
    public static Command Create() => new("fluxa", About)
    {
        new HelpOption { Recursive = true },
        new VersionOption(),
        UpCommand.Create(),
        StatusCommand.Create(),
        TestCommand.Create(),
        SeedCommand.Create(),
        LoadCommand.Create(),
        VerifyCommand.Create(),
        BenchCommand.Create(),
        DlqCommand.Create(),
        DbCommand.Create(),
        KeysCommand.Create(),
        GamedayCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Create().Parse(args.Length > 0 ? args : ["--help"]);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"fluxa: {parsed.Errors[^1].Message} See './{Path(parsed.CommandResult)} --help'.");
            return ExitCodes.CouldNot;
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // Signals are ours (Interruption): a shutdown in order takes longer than the library would wait.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (Sentence(exception) is { } sentence)
        {
            await error.WriteLineAsync($"fluxa: {sentence}");
            return ExitCodes.CouldNot;
        }
    }

    /// <summary>The words that lead to a command: <c>fluxa dlq show</c>.</summary>
    private static string Path(CommandResult result) => result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : result.Command.Name;

    /// <summary>What to tell the person; null for what is a fault of this program and deserves its stack trace.</summary>
    private static string? Sentence(Exception exception) => exception switch
    {
        CliException or LocalInfrastructureException or DatabaseMigrationException or PayloadStoreUnavailableException => exception.Message,
        NpgsqlException => $"PostgreSQL refused: {exception.Message}",
        UnauthorizedAccessException or IOException => $"{exception.Message} Check the folder's owner and the disk's free space.",
        _ => null,
    };
}
