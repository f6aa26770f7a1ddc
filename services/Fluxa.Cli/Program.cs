using Fluxa.Cli;
using Fluxa.Cli.Terminal;

using var interruption = new Interruption();
return await FluxaCommand.RunAsync(args, Console.Out, Console.Error, interruption.Token);
